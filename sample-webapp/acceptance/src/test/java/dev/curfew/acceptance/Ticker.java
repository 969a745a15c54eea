package dev.curfew.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Lines of the example's stock ticker, as {@code STOCK#symbol#value#change#number}, until it is closed. */
final class Ticker implements AutoCloseable {

    private final BufferedReader lines;

    Ticker(InputStream answer) {
        this.lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
    }

    /** The number of the next price. */
    int next() {
        try {
            String line = String.valueOf(lines.readLine());
            return Integer.parseInt(line.substring(line.lastIndexOf('#') + 1));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
