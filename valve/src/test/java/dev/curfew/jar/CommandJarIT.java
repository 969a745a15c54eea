package dev.curfew.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JAR is a program too: {@code java -jar}, with nothing else on its class path. */
class CommandJarIT {

    private static final String POLICY =
            """
            oidc:
              issuer: https://sso.example.com/realms/shop
              client-id: shop
            timeouts:
              idle: 15m
              absolute: 8h
            """;
    private static final String EVENTS =
            """
            session_created at="2026-11-21T08:00:00Z" session="00000000000000a1" user="Zo\u00EB" authenticated="2026-11-21T08:00:00Z" roles=""
            session_ended at="2026-11-21T17:00:00Z" session="00000000000000a1" user="Zo\u00EB" reason="logout"
            """;

    /** What became of the program. */
    private record Ran(int status, String out, String err) {}

    private static Ran java(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(OneJar.file().toString());
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private static void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("curfew.yaml"), POLICY);
        Files.writeString(directory.resolve("events.log"), EVENTS);
    }

    @Test
    void checksAPolicy(@TempDir Path directory) throws Exception {
        write(directory);
        Ran ran = java(directory, "check", "curfew.yaml");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("V-206414", "- timeouts.absolute (line 6)");
    }

    @Test
    void explainsAPath(@TempDir Path directory) throws Exception {
        write(directory);
        Ran ran = java(directory, "explain", "curfew.yaml", "--path", "/shop/cart");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("sign-in", "15m", "timeouts.idle");
    }

    @Test
    void rehearsesAPolicyInUtf8WhateverThePlatformSpeaks(@TempDir Path directory) throws Exception {
        write(directory);
        Ran ran = java(directory, "rehearse", "curfew.yaml", "--events", "events.log");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("Zo\u00EB", "2026-11-21T16:00:00Z absolute-timeout");
    }

    @Test
    void failsWithOneForFaults(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("curfew.yaml"), POLICY.replace("15m", "15"));
        Ran ran = java(directory, "check", "curfew.yaml");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("config-missing-unit curfew.yaml:5:9, timeouts.idle: 15");
        assertThat(ran.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "chekc", "check", "check curfew.yaml --jsn", "explain curfew.yaml", "rehearse curfew.yaml"})
    void failsWithTwoAndSaysHowForWhatItDoesNotUnderstand(String arguments, @TempDir Path directory) throws Exception {
        write(directory);
        Ran ran = java(directory, arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Usage: curfew").doesNotContain("Exception", "\tat ", "\u001B[");
    }

    @Test
    void saysWhichVersionItIs(@TempDir Path directory) throws Exception {
        assertThat(java(directory, "--version").out()).matches("Curfew \\d+\\.\\d+\\.\\d+\\R");
    }
}
