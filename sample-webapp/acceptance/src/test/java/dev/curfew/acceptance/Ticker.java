package dev.curfew.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of the example's stock ticker, as {@code STOCK#symbol#value#change#number}, until it is closed. */
final class Ticker implements AutoCloseable {

    private final BufferedReader lines;

    Ticker(InputStream answer) {
        this.lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
    }

    /** The numbers of the next prices, so many at most: fewer where Tomcat ends the request, which it does after 30 seconds. */
    List<Integer> next(int most) {
        return lines.lines()
                .limit(most)
                .map(line -> Integer.valueOf(line.substring(line.lastIndexOf('#') + 1)))
                .toList();
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
