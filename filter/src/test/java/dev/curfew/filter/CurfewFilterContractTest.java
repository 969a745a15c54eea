package dev.curfew.filter;

import dev.curfew.contract.AnswersContract;
import dev.curfew.contract.Door;
import dev.curfew.contract.LongRequestContract;
import dev.curfew.contract.ProviderEndContract;
import dev.curfew.contract.ReauthenticationContract;
import dev.curfew.contract.SignInContract;
import dev.curfew.contract.SilentReturnContract;
import dev.curfew.contract.StatusContract;
import dev.curfew.contract.TimeoutContract;
import dev.curfew.contract.TomcatContract;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.Nested;

/** Everything that both doors do, at the filter. */
class CurfewFilterContractTest {

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
    class Tomcat extends TomcatContract {}

    @Nested
    class Answers extends AnswersContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class LongRequests extends LongRequestContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class ProviderEnds extends ProviderEndContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Reauthentications extends ReauthenticationContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class SignIns extends SignInContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class SilentReturns extends SilentReturnContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Status extends StatusContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }

    @Nested
    class Timeouts extends TimeoutContract {
        @Override
        protected Door door() {
            return FILTER;
        }
    }
}
