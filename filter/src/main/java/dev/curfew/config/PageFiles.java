package dev.curfew.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that change what Curfew's own pages say and how they look: all of the folder {@code curfew-pages} next to the configuration.
 *
 * @since 0.1
 */
public interface PageFiles {

    /** The name of the folder. */
    String FOLDER = "curfew-pages";

    /** No files. */
    PageFiles NONE = new PageFiles() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public byte[] read(String name, int most) throws IOException {
            throw new IOException("no files");
        }

        @Override
        public String place(String name) {
            return name;
        }

        @Override
        public Object fingerprint() {
            return "none";
        }
    };

    /**
     * The names of what is in the folder; none if there is no folder.
     *
     * @throws IOException if the folder cannot be read
     */
    List<String> names() throws IOException;

    /**
     * The beginning of a file.
     *
     * @param most how many bytes of it
     * @throws IOException if it cannot be read
     */
    byte[] read(String name, int most) throws IOException;

    /** How faults call a file; the folder itself, if the name is empty. */
    String place(String name);

    /** Something that differs, by {@code equals}, once any of the files has changed. Cheap. */
    Object fingerprint();

    /** The files in the folder next to this configuration. */
    static PageFiles beside(Path configuration) {
        Path folder = configuration.resolveSibling(FOLDER);
        return new PageFiles() {
            @Override
            public List<String> names() throws IOException {
                if (!Files.exists(folder)) {
                    return List.of();
                }
                try (Stream<Path> files = Files.list(folder)) {
                    return files.map(file -> file.getFileName().toString())
                            .sorted()
                            .toList();
                }
            }

            @Override
            public byte[] read(String name, int most) throws IOException {
                try (InputStream stream = Files.newInputStream(folder.resolve(name))) {
                    return stream.readNBytes(most);
                }
            }

            @Override
            public String place(String name) {
                return folder.resolve(name).toString();
            }

            @Override
            public Object fingerprint() {
                try {
                    return names().stream()
                            .map(name -> List.of(name, ConfigurationSource.fingerprintOf(folder.resolve(name))))
                            .toList();
                } catch (IOException unreadable) {
                    return "unreadable";
                }
            }
        };
    }
}
