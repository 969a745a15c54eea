package dev.curfew.text;

import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Texts as they are written: {@code key=text} lines of a {@code .properties} file in UTF-8. */
public final class TextsFile {

    private TextsFile() {}

    /**
     * The texts in a file.
     *
     * @throws IOException if it cannot be read or is not such a file
     */
    public static Map<String, String> read(Reader reader) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(reader);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("texts: " + malformed.getMessage() + " (expected: key=text)", malformed);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, key -> properties.getProperty(key, "")));
    }
}
