package dev.curfew.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the libraries inside say to a server whose operator has asked to hear everything. */
class LoggingJarIT {

    private static final String LIBRARIES = "dev.curfew.lib.";

    private final Logger root = Logger.getLogger("");
    private final Logger own = Logger.getLogger("dev.curfew");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Level before = root.getLevel();
    private final Handler listener = new Handler() {
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
        listener.setLevel(Level.ALL);
        own.addHandler(listener);
        own.setUseParentHandlers(false);
        own.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        own.removeHandler(listener);
        own.setUseParentHandlers(true);
        own.setLevel(null);
        root.setLevel(before);
    }

    @Test
    void warningsArriveUnderTheRelocatedName() throws Exception {
        try (URLClassLoader lib = OneJar.inLib()) {
            say(lib, "warn", "{} is wrong", "clock");
        }

        assertThat(records).singleElement().satisfies(entry -> {
            assertThat(entry.getLoggerName()).isEqualTo("dev.curfew.lib.org.pac4j.oidc");
            assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
            assertThat(entry.getMessage()).isEqualTo("clock is wrong");
        });
    }

    @Test
    void debugMessagesDoNotArrive() throws Exception {
        try (URLClassLoader lib = OneJar.inLib()) {
            say(lib, "debug", "token response: {}", "secret");
            say(lib, "trace", "token response: {}", "secret");
        }

        assertThat(records).isEmpty();
    }

    @Test
    void aSignInTellsNothingBelowInformation(@TempDir Path base) throws Exception {
        try (Site site = Site.open(base, OneJar.inLib())) {
            site.guard(site.host());
            site.deploy(site.application("/app", Exploded.of(base.resolve("app"), WhoServlet.class)));
            site.start();
            site.signIn(new Browser(), "/app/hello", "alice");
        }

        assertThat(records).anyMatch(entry -> entry.getLoggerName().startsWith(LIBRARIES));
        assertThat(records)
                .filteredOn(entry -> entry.getLoggerName().startsWith(LIBRARIES))
                .allMatch(entry -> entry.getLevel().intValue() >= Level.INFO.intValue());
        assertThat(records)
                .noneMatch(entry -> String.valueOf(entry.getMessage()).contains("eyJ"));
    }

    private static void say(ClassLoader lib, String level, String message, String argument) throws Exception {
        Object logger = lib.loadClass(LIBRARIES + "org.slf4j.LoggerFactory")
                .getMethod("getLogger", String.class)
                .invoke(null, LIBRARIES + "org.pac4j.oidc");
        lib.loadClass(LIBRARIES + "org.slf4j.Logger")
                .getMethod(level, String.class, Object.class)
                .invoke(logger, message, argument);
    }
}
