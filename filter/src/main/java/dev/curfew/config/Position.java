package dev.curfew.config;

/**
 * A place in a configuration file.
 *
 * @param file the file, as it was named to us
 * @param line from 1, or 0 for the file as a whole
 * @param column from 1, or 0 for the file as a whole
 * @since 0.1
 */
public record Position(String file, int line, int column) {

    /** The file as a whole. */
    static Position whole(String file) {
        return new Position(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
