package dev.curfew.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogObserverTest {

    private static final long T = 1_795_248_003_120L;

    private final Logger logger = Logger.getLogger("dev.curfew.session");
    private final List<String> lines = new ArrayList<>();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final SessionRecord session = SampleSession.of("one", T).record();

    @BeforeEach
    void listen() {
        logger.addHandler(collector);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(collector);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    private void log(Kind kind) {
        new LogObserver().on(SessionEvent.standing(kind, session, T));
    }

    @Test
    void activityIsNotLoggedUnlessAskedFor() {
        logger.setLevel(Level.INFO);
        log(Kind.SESSION_ACTIVE);
        log(Kind.SESSION_CREATED);

        assertThat(lines).singleElement().satisfies(line -> assertThat(line)
                .startsWith("session_created")
                .doesNotContain("activity="));
    }

    @Test
    void aBeginningSaysThatActivityIsLoggedToo() {
        logger.setLevel(Level.FINE);
        log(Kind.SESSION_CREATED);
        log(Kind.SESSION_RENEWED);
        log(Kind.SESSION_ACTIVE);

        assertThat(lines).hasSize(3);
        assertThat(lines.subList(0, 2))
                .allSatisfy(line -> assertThat(line).contains(" roles=\"user\" activity=\"logged\""));
        assertThat(lines.get(2)).doesNotContain("activity=");
    }
}
