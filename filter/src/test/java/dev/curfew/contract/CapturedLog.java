package dev.curfew.contract;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is logged while it is open: all that Curfew and its libraries say at any level, and what anybody else says usually. */
public final class CapturedLog extends Handler implements AutoCloseable {

    private static final List<String> TALKATIVE = List.of("dev.curfew", "org.pac4j", "com.nimbusds", "org.ehcache");

    private final Logger root = Logger.getLogger("");
    private final List<Logger> loud = new ArrayList<>();
    private final List<LogRecord> records = new ArrayList<>();

    private CapturedLog() {}

    /** Listens from now on. */
    public static CapturedLog start() {
        CapturedLog log = new CapturedLog();
        log.setLevel(Level.ALL);
        log.root.addHandler(log);
        TALKATIVE.forEach(name -> {
            Logger logger = Logger.getLogger(name);
            logger.setLevel(Level.ALL);
            log.loud.add(logger);
        });
        return log;
    }

    /** All that has been said, with names, parameters and stack traces. */
    public synchronized String text() {
        SimpleFormatter formatter = new SimpleFormatter();
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        for (LogRecord each : records) {
            writer.println(each.getLoggerName() + " " + each.getLevel() + " " + formatter.formatMessage(each));
            if (each.getThrown() != null) {
                each.getThrown().printStackTrace(writer);
            }
        }
        return text.toString();
    }

    @Override
    public synchronized void publish(LogRecord each) {
        records.add(each);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        loud.forEach(logger -> logger.setLevel(null));
    }
}
