package dev.curfew.acceptance;

import dev.curfew.acceptance.server.Setting;
import java.nio.file.Path;

/** The one JAR under test: {@code -Dcurfew.jar=…}, or what the valve's build made. */
final class CurfewJar {

    private CurfewJar() {}

    static Path path() {
        return Setting.path("curfew.jar");
    }
}
