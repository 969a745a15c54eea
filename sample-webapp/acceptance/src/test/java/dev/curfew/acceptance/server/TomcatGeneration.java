package dev.curfew.acceptance.server;

import java.nio.file.Path;

/** The Tomcats that Curfew promises to work on, each an unpacked distribution. */
public enum TomcatGeneration {
    TOMCAT_11("acceptance.tomcat-11"),
    TOMCAT_10("acceptance.tomcat-10");

    private final String property;

    TomcatGeneration(String property) {
        this.property = property;
    }

    Path home() {
        return Setting.path(property);
    }
}
