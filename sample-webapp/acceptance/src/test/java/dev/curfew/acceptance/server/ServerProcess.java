package dev.curfew.acceptance.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that runs as a child process and writes to a log file. It ends with {@link #close()}, at the latest with this JVM. */
final class ServerProcess implements AutoCloseable {

    private static final int TAIL = 60;
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final String name;
    private final Path log;
    private final Process process;
    private final Thread atExit = new Thread(this::kill);

    private ServerProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts the command with this JVM's Java and no other Java options than those in {@code environment}. */
    static ServerProcess start(String name, Path log, List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> inherited = builder.environment();
        Stream.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CATALINA_OPTS")
                .forEach(inherited::remove);
        inherited.put("JAVA_HOME", System.getProperty("java.home"));
        inherited.putAll(environment);
        try {
            Files.createDirectories(log.getParent());
            var server = new ServerProcess(name, log, builder.start());
            Runtime.getRuntime().addShutdownHook(server.atExit);
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(name + ": cannot be started with " + command, failed);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns when the server answers there, with whatever status below 500. */
    void awaitAnswer(URI probe, Duration bound) {
        try {
            Await.until(name + " answers " + probe, bound, () -> answers(probe));
        } catch (AssertionError late) {
            close();
            throw new AssertionError(late.getMessage() + logTail(), late);
        }
    }

    /** The end of the log, to be put behind a message. */
    String logTail() {
        List<String> lines = logLines();
        return lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).stream()
                .reduce("%n--- the end of %s%n".formatted(log), (text, line) -> text + line + System.lineSeparator());
    }

    List<String> logLines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the process and its children to end, and makes them after a grace. */
    @Override
    public void close() {
        List<ProcessHandle> tree = tree();
        tree.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + GRACE.toNanos();
        try {
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            while (tree.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() - deadline < 0) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        tree.forEach(ProcessHandle::destroyForcibly);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyExiting) {
            // The hook is what runs now.
        }
    }

    private void kill() {
        tree().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> tree() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    private boolean answers(URI probe) {
        if (!process.isAlive()) {
            throw new AssertionError(name + " ended with " + process.exitValue());
        }
        try {
            var request = HttpRequest.newBuilder(probe)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    < 500;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + ": interrupted", interrupted);
        }
    }
}
