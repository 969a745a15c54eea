package dev.curfew.acceptance;

import dev.curfew.acceptance.server.TomcatInstance;
import java.util.Locale;

/** Tomcat's own examples: as they come, and behind either door. */
enum Examples {

    /** What the others are compared with. */
    PLAIN {
        @Override
        TomcatInstance hang(TomcatInstance instance) {
            return instance.withExamples(path());
        }
    },

    VALVE {
        @Override
        TomcatInstance hang(TomcatInstance instance) {
            return instance.withExamples(path())
                    .withLines(
                            path() + "/META-INF/context.xml",
                            "<Valve className=\"org.apache.catalina.valves.RemoteCIDRValve\"",
                            "<Valve className=\"dev.curfew.valve.CurfewValve\" config=\"${catalina.base}/conf/curfew.yaml\"/>");
        }
    },

    FILTER {
        @Override
        TomcatInstance hang(TomcatInstance instance) {
            return instance.withExamples(path())
                    .withLines(
                            path() + "/WEB-INF/web.xml",
                            FIRST_FILTER,
                            """
                    <filter>
                      <filter-name>curfew</filter-name>
                      <filter-class>dev.curfew.filter.CurfewFilter</filter-class>
                      <async-supported>true</async-supported>
                      <init-param>
                        <param-name>config</param-name>
                        <param-value>${catalina.base}/conf/curfew.yaml</param-value>
                      </init-param>
                    </filter>
                    <filter-mapping>
                      <filter-name>curfew</filter-name>
                      <url-pattern>/*</url-pattern>
                    </filter-mapping>""");
        }
    };

    private static final String FIRST_FILTER = "<!-- Define example filters -->";

    /** Puts a copy of the examples and this door into the instance. */
    abstract TomcatInstance hang(TomcatInstance instance);

    /** The name of the copy, and the path of its context. */
    final String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
