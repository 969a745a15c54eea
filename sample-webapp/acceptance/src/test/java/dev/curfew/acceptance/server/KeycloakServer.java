package dev.curfew.acceptance.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A real Keycloak with the realm {@code shop}: users alice, bob, carol, dave, erin, frank, grace, admin, and user01 to user30, each with the own name as password. It keeps all data in memory, so
 * every start is a fresh one; only its own build is kept below the unpacked distribution.
 *
 * <p>It is reached as {@code localhost}, the Tomcats as {@code 127.0.0.1}: two sites for a browser, as in real life.
 */
public final class KeycloakServer implements AutoCloseable {

    static final String ADMINISTRATOR = "root";
    static final String ADMINISTRATOR_PASSWORD = "root-of-the-acceptance-tests";

    /** The first start builds; two slow cores take about half a minute, a busy machine much longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final URI base;
    private final ServerProcess process;

    private KeycloakServer(URI base, ServerProcess process) {
        this.base = base;
        this.process = process;
    }

    /** Starts it on a free port of the loopback interface; returns when the realm answers. */
    public static KeycloakServer start() {
        Path home = Setting.path("acceptance.keycloak");
        importRealm(home.resolve("data/import"));
        int port = ServerProcess.freePort();
        ServerProcess process = ServerProcess.start(
                "Keycloak",
                Setting.path("acceptance.work").resolve("keycloak.log"),
                List.of(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm"),
                Map.of(
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms256m -Xmx640m",
                        "JAVA_OPTS_APPEND",
                        "-XX:TieredStopAtLevel=1",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMINISTRATOR_PASSWORD));
        var server = new KeycloakServer(URI.create("http://localhost:" + port), process);
        process.awaitAnswer(server.realm("/.well-known/openid-configuration"), PATIENCE);
        return server;
    }

    /** The issuer of the realm. */
    public URI issuer() {
        return base.resolve("/realms/shop");
    }

    /** Below the realm's own address. */
    public URI realm(String path) {
        return URI.create(issuer() + path);
    }

    /** Whether the address is one of this server's. */
    public boolean owns(URI url) {
        return base.getAuthority().equals(url.getAuthority());
    }

    /** What only an administrator sees. */
    public KeycloakAdmin admin() {
        return new KeycloakAdmin(base);
    }

    public String logTail() {
        return process.logTail();
    }

    @Override
    public void close() {
        process.close();
    }

    private static void importRealm(Path directory) {
        try (InputStream realm = Objects.requireNonNull(
                KeycloakServer.class.getResourceAsStream("/shop-realm.json"), "shop-realm.json")) {
            Files.createDirectories(directory);
            Files.copy(realm, directory.resolve("shop-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
