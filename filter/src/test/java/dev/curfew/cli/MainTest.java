package dev.curfew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @Test
    void withoutACommandItSaysWhichThereAre() {
        Run run = Run.of();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Name a command: check, explain or rehearse.", "Usage: curfew");
    }

    @Test
    void aWordThatIsAlmostACommandGetsASuggestion() {
        assertThat(Run.of("reherse").err()).contains("Did you mean: curfew rehearse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "explain", "rehearse"})
    void everyCommandHelps(String command) {
        Run run = Run.of(command, "--help");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: curfew " + command).contains("--json", "CONFIG");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void saysItsVersion() {
        assertThat(Run.of("--version").out()).startsWith("Curfew ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "explain --path /", "rehearse --events -"})
    void aFileThatIsNotThereIsAFaultOfTheConfiguration(String command, @TempDir Path directory) {
        String[] words = command.split(" ", -1);
        Object[] arguments = new Object[words.length + 1];
        System.arraycopy(words, 0, arguments, 0, words.length);
        arguments[words.length] = directory.resolve("none.yaml");

        Run run = Run.of(arguments);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("config-file-missing");
    }
}
