package dev.curfew.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;

/**
 * Loads settings, and can load them again.
 *
 * @since 0.1
 */
public interface ConfigurationSource {

    /**
     * Reads the settings as they are now.
     *
     * @throws ConfigurationException if anything is wrong; lists everything that is
     */
    LoadedConfiguration read() throws ConfigurationException;

    /** Something that differs, by {@code equals}, once the source has changed. Cheap. */
    Object fingerprint();

    /** A file, and what is in the folder next to it. */
    static ConfigurationSource file(Path file) {
        return new ConfigurationSource() {
            @Override
            public LoadedConfiguration read() throws ConfigurationException {
                return ConfigurationFile.readAll(file, System::getenv);
            }

            @Override
            public Object fingerprint() {
                return List.of(fingerprintOf(file), PageFiles.beside(file).fingerprint());
            }
        };
    }

    /** What tells versions of a file apart: when it was written, how long it is, which file it is. */
    static Object fingerprintOf(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Arrays.asList(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException missing) {
            return "missing";
        }
    }
}
