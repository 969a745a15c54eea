package dev.curfew.filter;

import dev.curfew.Curfew;
import dev.curfew.contract.Door;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** The filter, first before everything in its application. */
public final class FilterDoor implements Door {

    @Override
    public void guard(Context application, Function<String, Curfew> curfew) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("curfew");
        definition.setFilter(new CurfewFilter((config, context) -> curfew.apply(context.getContextPath())));
        definition.setAsyncSupported("true");
        application.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("curfew");
        mapping.addURLPattern("/*");
        application.addFilterMap(mapping);
    }
}
