package dev.curfew.config;

import dev.curfew.text.Printable;
import java.util.Comparator;

/**
 * A place in a configuration file. Ordered by files, and as in each file.
 *
 * @param file the file, as it was named to us
 * @param line from 1, or 0 for the file as a whole
 * @param column from 1, or 0 for the file as a whole
 * @since 0.1
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

    private static final Comparator<Position> ORDER = Comparator.comparing(Position::file)
            .thenComparingInt(Position::line)
            .thenComparingInt(Position::column);

    /** The file as a whole. */
    static Position whole(String file) {
        return new Position(file, 0, 0);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        String name = Printable.of(file);
        return line == 0 ? name : name + ":" + line + ":" + column;
    }
}
