package dev.curfew.acceptance;

import dev.curfew.acceptance.server.Setting;
import dev.curfew.acceptance.server.TomcatGeneration;
import dev.curfew.acceptance.server.TomcatInstance;
import java.net.URI;
import java.util.Locale;

/** The two doors as an administrator hangs them on a real Tomcat, each before a webapp of its own. */
enum Entrance {

    /** The valve in the {@code Host}, in front of an old webapp that nobody changed. */
    VALVE {
        @Override
        TomcatInstance hang(TomcatInstance instance) {
            return instance.withJavaEeWebapp("legacy", Setting.path("acceptance.legacy-war"))
                    .withHostLine(
                            "<Valve className=\"dev.curfew.valve.CurfewValve\" config=\"${catalina.base}/conf/curfew.yaml\"/>");
        }

        @Override
        Shop shop(URI tomcat) {
            return new Shop(tomcat.resolve("/legacy/"), tomcat.resolve("/.curfew/"));
        }
    },

    /** The filter in the {@code web.xml} of a webapp. */
    FILTER {
        @Override
        TomcatInstance hang(TomcatInstance instance) {
            return instance.withWebapp("modern", Setting.path("acceptance.modern-war"));
        }

        @Override
        Shop shop(URI tomcat) {
            return new Shop(tomcat.resolve("/modern/"), tomcat.resolve("/modern/.curfew/"));
        }
    };

    /** Puts the webapp and this door into the instance. */
    abstract TomcatInstance hang(TomcatInstance instance);

    /** Where the webapp is found on that server. */
    abstract Shop shop(URI tomcat);

    /** A fresh instance with the webapp and this door in it; the JAR and {@code curfew.yaml} are still missing. */
    TomcatInstance instance(TomcatGeneration generation, String use) {
        return hang(TomcatInstance.fresh(generation, name().toLowerCase(Locale.ROOT) + use));
    }
}
