package dev.curfew.acceptance.server;

import java.nio.file.Path;

/** What the build tells the tests, as system properties. */
public final class Setting {

    private Setting() {}

    /** The file or directory that the property names. */
    public static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(
                    property + ": not set (expected: a path, set by the build), run this test with mvn verify");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
