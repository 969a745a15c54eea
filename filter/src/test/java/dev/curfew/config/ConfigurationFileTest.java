package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.curfew.Slow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {

    private final Path directory;
    private final Path file;

    ConfigurationFileTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("curfew.yaml");
    }

    @Test
    void fileIsRead() throws IOException, ConfigurationException {
        Files.writeString(directory.resolve("id"), "from-a-file\n");
        Files.writeString(file, "\uFEFF" + Parsing.LEAST.replace("shop\n", "${file:id}\n"));

        assertThat(ConfigurationFile.read(file).oidc().clientId()).isEqualTo("from-a-file");
    }

    @Test
    void environmentIsTheOneThatIsGiven() throws IOException, ConfigurationException {
        Files.writeString(file, Parsing.LEAST.replace("client-id: shop", "client-id: ${env:ID}"));

        assertThat(ConfigurationFile.read(file, "value-of-"::concat).oidc().clientId())
                .isEqualTo("value-of-ID");
    }

    @Test
    void contentNeedNotBeOnDisk() throws ConfigurationException {
        byte[] content = Parsing.LEAST.getBytes(StandardCharsets.UTF_8);

        assertThat(ConfigurationFile.parse(content, Path.of("curfew.yaml"), name -> null)
                        .oidc()
                        .clientId())
                .isEqualTo("shop");
    }

    @Test
    void missingFileIsAFault() {
        assertThat(failure())
                .hasMessage("1 fault:\nconfig-file-missing " + file
                        + ", file: no such file (expected: a readable file in UTF-8"
                        + " of at most 4 MiB), create it, or correct the path given as config"
                        + " - docs/faults/config-file-missing.md");
    }

    @Test
    void directoryIsAFault() throws IOException {
        Files.createDirectory(file);

        assertThat(failure().faults()).extracting(Fault::code).containsExactly(FaultCode.FILE_UNREADABLE);
    }

    @Test
    void unreadableFileIsAFault() throws IOException {
        Files.writeString(file, Parsing.LEAST);
        Assumptions.assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "no such right here");

        assertThat(failure().faults()).extracting(Fault::code).containsExactly(FaultCode.FILE_UNREADABLE);
    }

    @Test
    void emptyFileIsAFault() throws IOException {
        Files.createFile(file);

        assertThat(failure().faults()).extracting(Fault::code).containsExactly(FaultCode.FILE_EMPTY);
    }

    @Slow
    @Test
    void fourMebibytesAreTheLargest() throws IOException, ConfigurationException {
        String comment = "#".repeat(ConfigurationFile.LARGEST - Parsing.LEAST.length());
        Files.writeString(file, Parsing.LEAST + comment);
        assertThat(ConfigurationFile.read(file)).isNotNull();

        Files.writeString(file, Parsing.LEAST + comment + "#");
        assertThat(failure().faults()).extracting(Fault::code).containsExactly(FaultCode.FILE_TOO_LARGE);
        assertThat(Parsing.faults(Parsing.LEAST + comment + "#"))
                .extracting(Fault::code)
                .containsExactly(FaultCode.FILE_TOO_LARGE);
    }

    @Test
    void otherEncodingIsAFaultWithAPlace() throws IOException {
        Files.write(file, "oidc:\n  client-id: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(failure().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.FILE_ENCODING);
            assertThat(fault.position()).isEqualTo(new Position(file.toString(), 2, 17));
        });
    }

    @Test
    void sixteenBitTextIsAFault() throws IOException {
        Files.write(file, Parsing.LEAST.getBytes(StandardCharsets.UTF_16));

        assertThat(failure().faults()).extracting(Fault::code).containsExactly(FaultCode.FILE_ENCODING);
    }

    @Test
    void cutCharacterAtTheEndIsAFault() throws IOException {
        Files.write(file, new byte[] {'#', (byte) 0xC3});

        assertThat(failure().faults()).extracting(Fault::code).containsExactly(FaultCode.FILE_ENCODING);
    }

    private ConfigurationException failure() {
        return Objects.requireNonNull(
                catchThrowableOfType(ConfigurationException.class, () -> ConfigurationFile.read(file)));
    }
}
