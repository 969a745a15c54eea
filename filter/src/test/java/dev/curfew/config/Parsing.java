package dev.curfew.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads texts as {@code curfew.yaml}, the way the tests of this package need it. */
final class Parsing {

    static final String FILE = "curfew.yaml";
    static final Map<String, String> VARIABLES = Map.of(
            "SECRET",
            "s3cr3t-of-the-environment",
            "HOST",
            "sso.example.com",
            "EMPTY",
            "",
            "WAIT",
            "15",
            "FLAG",
            "false");

    private static final Path RESOURCES = Path.of("src/test/resources/config");

    static final String OIDC =
            """
            oidc:
              issuer: https://sso.example.com/realms/shop
              client-id: shop
            """;
    static final String TIMEOUTS =
            """
            timeouts:
              idle: 15m
              absolute: 8h
            """;
    static final String LEAST = OIDC + TIMEOUTS;

    private Parsing() {}

    static Settings settings(String text) {
        try {
            return parse(text);
        } catch (ConfigurationException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static LoadedConfiguration reading(String text) {
        try {
            return Configuration.parseAll(text, FILE, RESOURCES, VARIABLES::get);
        } catch (ConfigurationException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static List<Fault> faults(String text) {
        return failure(text).faults();
    }

    static ConfigurationException failure(String text) {
        return Objects.requireNonNull(
                catchThrowableOfType(ConfigurationException.class, () -> parse(text)), "no fault found");
    }

    private static Settings parse(String text) throws ConfigurationException {
        return Configuration.parse(text, FILE, RESOURCES, VARIABLES::get);
    }
}
