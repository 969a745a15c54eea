package dev.curfew.acceptance.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real Tomcat, started with its own {@code catalina.sh} on a free port of the loopback interface. */
public final class TomcatServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI base;
    private final Path instance;
    private final ServerProcess process;

    private TomcatServer(URI base, Path instance, ServerProcess process) {
        this.base = base;
        this.instance = instance;
        this.process = process;
    }

    /** Starts what the instance directory holds; returns when all webapps are deployed and the port answers. */
    static TomcatServer start(Path home, Path instance, int port) {
        ServerProcess process = ServerProcess.start(
                home.getFileName().toString(),
                instance.resolve("logs/console.log"),
                List.of(home.resolve("bin/catalina.sh").toString(), "run"),
                Map.of(
                        "CATALINA_HOME", home.toString(),
                        "CATALINA_BASE", instance.toString(),
                        "CATALINA_OPTS", "-Xms128m -Xmx384m -XX:TieredStopAtLevel=1"));
        var server = new TomcatServer(URI.create("http://127.0.0.1:" + port), instance, process);
        process.awaitAnswer(server.base, PATIENCE);
        return server;
    }

    /** The address below which everything on this server is. */
    public URI base() {
        return base;
    }

    /** What the server has answered so far, oldest answer first. */
    public List<AccessLogEntry> answers() {
        try {
            String text = Files.readString(instance.resolve(TomcatInstance.ACCESS_LOG));
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            return whole.lines().map(AccessLogEntry::parse).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Overwrites a file below {@code conf} while the server runs. */
    public void configure(String file, String content) {
        TomcatInstance.write(instance.resolve("conf").resolve(file), content);
    }

    /** Everything the server has printed so far. */
    public List<String> log() {
        return process.logLines();
    }

    public String logTail() {
        return process.logTail();
    }

    @Override
    public void close() {
        process.close();
    }
}
