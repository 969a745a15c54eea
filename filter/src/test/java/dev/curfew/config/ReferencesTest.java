package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    private static final Map<String, String> VARIABLES =
            Map.of("A", "alpha", "B", "${env:A}", "EMPTY", "", "with.dots-and", "odd");

    private final Path directory;

    ReferencesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "${env:A}, alpha",
        "x${env:A}y${env:A}z, xalphayalphaz",
        "${env:B}, ${env:A}",
        "${env:with.dots-and}, odd",
        "$${env:A}, ${env:A}",
        "$$${env:A}, $${env:A}",
        "a$b, a$b",
        "$, $",
        "$${, ${",
        "{}, {}"
    })
    void textIsPutTogether(String written, String meant) throws InvalidValue {
        assertThat(references().resolve(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${env:NONE}",
                "${env:EMPTY}",
                "${env:}",
                "${file:}",
                "${file:none}",
                "${A}",
                "${}",
                "${",
                "a${env:A",
                "${ENV:A}",
                "${file:${env:A}}",
                "${sys:x}",
                "${file:.}"
            })
    void leadsNowhere(String written) {
        assertThatThrownBy(() -> references().resolve(written))
                .isInstanceOfSatisfying(InvalidValue.class, fault -> assertThat(fault.code())
                        .isEqualTo(FaultCode.UNRESOLVED_REFERENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t", "s3cr3t\n", "s3cr3t\r\n", "s3cr3t\n\n"})
    void lineEndBehindASecretIsNoPartOfIt(String content) throws IOException, InvalidValue {
        Files.writeString(directory.resolve("secret"), content);

        assertThat(references().resolve("${file:secret}")).isEqualTo("s3cr3t");
        assertThat(references().resolve("${file:" + directory.resolve("secret") + "}"))
                .isEqualTo("s3cr3t");
    }

    @Test
    void fileOfSixtyFourKibibytesIsTheLargest() throws IOException, InvalidValue {
        Files.writeString(directory.resolve("large"), "x".repeat(64 * 1024));
        Files.writeString(directory.resolve("larger"), "x".repeat(64 * 1024 + 1));

        assertThat(references().resolve("${file:large}")).hasSize(64 * 1024);
        assertThatThrownBy(() -> references().resolve("${file:larger}"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("64 KiB");
    }

    @Test
    void fileIsText() throws IOException {
        Files.write(directory.resolve("binary"), "s3cr3t\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> references().resolve("${file:binary}"))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("save the file of ${file:binary} as UTF-8 text");
    }

    private References references() {
        return new References(directory, VARIABLES::get);
    }
}
