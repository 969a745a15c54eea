package dev.curfew.acceptance;

import dev.curfew.acceptance.server.Setting;
import dev.curfew.acceptance.server.TomcatGeneration;
import dev.curfew.acceptance.server.TomcatInstance;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The filter in the {@code web.xml} of a webapp on a real Tomcat. */
@ParameterizedClass
@EnumSource
final class FilterIT extends AcceptanceContract {

    @Override
    TomcatInstance instance(TomcatGeneration generation) {
        return TomcatInstance.fresh(generation, "filter").withWebapp("modern", Setting.path("acceptance.modern-war"));
    }

    @Override
    Shop shop(URI tomcat) {
        return new Shop(tomcat.resolve("/modern/"), tomcat.resolve("/modern/.curfew/"));
    }
}
