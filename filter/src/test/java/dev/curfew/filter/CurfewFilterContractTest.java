package dev.curfew.filter;

import dev.curfew.contract.Door;
import dev.curfew.contract.DoorContract;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** The main job, at the filter. */
class CurfewFilterContractTest extends DoorContract {

    @Override
    protected Door door() {
        return (application, curfew) -> {
            FilterDef definition = new FilterDef();
            definition.setFilterName("curfew");
            definition.setFilter(new CurfewFilter((config, context) -> curfew.apply(context.getContextPath())));
            definition.setAsyncSupported("true");
            application.addFilterDef(definition);
            FilterMap mapping = new FilterMap();
            mapping.setFilterName("curfew");
            mapping.addURLPattern("/*");
            application.addFilterMap(mapping);
        };
    }
}
