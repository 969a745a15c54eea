package dev.curfew.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The shipped {@code curfew.yaml}, put where the operator can read it and the valve reads it. */
final class PolicyFile {

    private static final String SHIPPED_ISSUER = "http://127.0.0.1:9090";

    private PolicyFile() {}

    /** Writes it into the directory; the only change is the issuer, if the provider is elsewhere. */
    static Path write(Path directory, URI issuer) throws IOException {
        Files.createDirectories(directory);
        return Files.writeString(
                directory.resolve("curfew.yaml"), shipped().replace(SHIPPED_ISSUER, issuer.toString()), UTF_8);
    }

    static String shipped() throws IOException {
        try (InputStream file = Objects.requireNonNull(PolicyFile.class.getResourceAsStream("curfew.yaml"))) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
