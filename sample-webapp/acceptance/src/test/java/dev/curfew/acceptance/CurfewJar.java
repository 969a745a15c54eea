package dev.curfew.acceptance;

import dev.curfew.acceptance.server.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The one JAR under test: {@code -Dcurfew.jar=…}, or what the valve's build made. */
final class CurfewJar {

    private CurfewJar() {}

    static Path path() {
        return Setting.path("curfew.jar");
    }

    /** Skips, visibly, while nobody has built the JAR. */
    static void assumeBuilt() {
        if (!Files.isRegularFile(path())) {
            System.out.println("SKIPPED: " + path() + " does not exist, so nothing was proven");
            Assumptions.abort("curfew.jar: " + path() + " does not exist");
        }
    }
}
