package dev.curfew.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the libraries inside Curfew say to the log may quote a provider, or a browser. */
class LibraryLinesTest {

    private static final String NAME = "org.pac4j.LibraryLinesTest";

    private final List<LogRecord> records = new ArrayList<>();
    private final Logger platform = Logger.getLogger(NAME);
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        platform.setUseParentHandlers(false);
        platform.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        platform.removeHandler(handler);
    }

    @Test
    void everyMessageStaysOnItsLine() {
        LibraryLogger logger = new LibraryLogger(NAME);
        int[] strays = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> !Printable.isPrintable(c))
                .toArray();

        for (int c : strays) {
            logger.warn("the provider says {}", "x" + Character.toString(c) + "session_ended");
        }

        assertThat(records).hasSize(strays.length).allSatisfy(entry -> assertThat(entry.getMessage())
                .isEqualTo("the provider says x_session_ended"));
    }

    @Test
    void whatIsThrownStaysOnItsLineAndKeepsItsPlace() {
        Exception cause = new IllegalStateException("b\nsession_ended at=\"x\"");
        Exception thrown = new IllegalArgumentException("a\u2028c", cause);

        new LibraryLogger(NAME).error("failed", thrown);

        Throwable logged = Objects.requireNonNull(records.get(0).getThrown());
        assertThat(logged).hasToString("java.lang.IllegalArgumentException: a_c");
        assertThat(logged.getStackTrace()).isEqualTo(thrown.getStackTrace());
        assertThat(logged)
                .cause()
                .hasToString("java.lang.IllegalStateException: b_session_ended at=\"x\"")
                .hasNoCause();
    }
}
