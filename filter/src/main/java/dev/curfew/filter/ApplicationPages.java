package dev.curfew.filter;

import dev.curfew.config.PageFiles;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that change Curfew's own pages, inside an application that is not unpacked: they do not change.
 *
 * @param folder with a slash at its end
 */
record ApplicationPages(String folder, ServletContext application) implements PageFiles {

    @Override
    public List<String> names() {
        @Nullable Set<String> paths = application.getResourcePaths(folder);
        return paths == null
                ? List.of()
                : paths.stream()
                        .map(path -> path.substring(folder.length()))
                        .sorted()
                        .toList();
    }

    @Override
    public byte[] read(String name, int most) throws IOException {
        try (InputStream stream = application.getResourceAsStream(folder + name)) {
            if (stream == null) {
                throw new IOException("no such resource");
            }
            return stream.readNBytes(most);
        }
    }

    @Override
    public String place(String name) {
        return folder + name;
    }

    @Override
    public Object fingerprint() {
        return "packed";
    }
}
