package dev.curfew.chromium;

import dev.curfew.contract.Door;
import dev.curfew.filter.CurfewFilter;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.Nested;

/** What people see behind the filter. */
class FilterPageIT {

    private static final Door FILTER = (application, curfew) -> {
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

    @Nested
    class Warnings extends WarningStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Covers extends CoverStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Pages extends PageStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Looks extends LookStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Closings extends ClosingStories {
        @Override
        protected Door door() {
            return FILTER;
        }
    }
}
