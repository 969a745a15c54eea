package dev.curfew.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code curfew.yaml} on disk.
 *
 * @since 0.1
 */
public final class ConfigurationFile {

    /** The most bytes that a configuration has. */
    static final int LARGEST = 4 * 1024 * 1024;

    private final Path file;

    private ConfigurationFile(Path file) {
        this.file = file;
    }

    /**
     * The settings in a file, with the variables of this process.
     *
     * @throws ConfigurationException if anything is wrong with the file or in it; lists everything that is
     */
    static Settings read(Path file) throws ConfigurationException {
        return readAll(file, System::getenv).settings();
    }

    /**
     * The settings in a file.
     *
     * @param environment the variables that the file refers to
     * @throws ConfigurationException if anything is wrong with the file or in it; lists everything that is
     */
    static Settings read(Path file, Environment environment) throws ConfigurationException {
        return readAll(file, environment).settings();
    }

    /**
     * The settings in a file, where each is written, and what is probably not meant.
     *
     * @param environment the variables that the file refers to
     * @throws ConfigurationException if anything is wrong with the file or in it; lists everything that is
     */
    public static LoadedConfiguration readAll(Path file, Environment environment) throws ConfigurationException {
        return parseAll(new ConfigurationFile(file).bytes(), file, environment);
    }

    /**
     * The settings in the content of a file, which need not be on disk, such as one inside a WAR.
     *
     * @param file how faults call it, and what relative files that it refers to are next to
     */
    public static Settings parse(byte[] content, Path file, Environment environment) throws ConfigurationException {
        return parseAll(content, file, environment).settings();
    }

    /**
     * The settings in the content of a file, where each is written, and what is probably not meant.
     *
     * @param file how faults call it, and what relative files that it refers to are next to
     */
    static LoadedConfiguration parseAll(byte[] content, Path file, Environment environment)
            throws ConfigurationException {
        return parseAll(content, file, environment, PageFiles.beside(file));
    }

    /**
     * The settings in the content of a file, where each is written, and what is probably not meant.
     *
     * @param file how faults call it, and what relative files that it refers to are next to
     * @param pages what is in the folder next to it
     */
    public static LoadedConfiguration parseAll(byte[] content, Path file, Environment environment, PageFiles pages)
            throws ConfigurationException {
        String text = new ConfigurationFile(file).decode(content);
        Path directory = file.toAbsolutePath().getParent();
        return Configuration.parseAll(text, file.toString(), directory == null ? file : directory, environment, pages);
    }

    private byte[] bytes() throws ConfigurationException {
        if (!Files.exists(file)) {
            throw refuse(FaultCode.FILE_MISSING, "no such file", "create it, or correct the path given as config");
        }
        if (!Files.isRegularFile(file)) {
            throw refuse(FaultCode.FILE_UNREADABLE, "not a regular file", "name the file itself");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw refuse(FaultCode.FILE_UNREADABLE, "not readable", "let the server's user read it");
        }
    }

    private String decode(byte[] content) throws ConfigurationException {
        if (content.length > LARGEST) {
            throw new ConfigurationException(List.of(tooLarge(Position.whole(file.toString()))));
        }
        Utf8 decoded = Utf8.of(content);
        if (!decoded.whole()) {
            throw refuse(
                    FaultCode.FILE_ENCODING,
                    decoded.end(file.toString()),
                    "not UTF-8 from here on",
                    "save the file as UTF-8");
        }
        return decoded.text();
    }

    static Fault tooLarge(Position position) {
        return fault(FaultCode.FILE_TOO_LARGE, position, "more than 4 MiB", "check that it is the right file");
    }

    private ConfigurationException refuse(FaultCode code, String found, String remedy) {
        return refuse(code, Position.whole(file.toString()), found, remedy);
    }

    private static ConfigurationException refuse(FaultCode code, Position position, String found, String remedy) {
        return new ConfigurationException(List.of(fault(code, position, found, remedy)));
    }

    private static Fault fault(FaultCode code, Position position, String found, String remedy) {
        return new Fault(code, position, "file", found, "a readable file in UTF-8 of at most 4 MiB", remedy);
    }
}
