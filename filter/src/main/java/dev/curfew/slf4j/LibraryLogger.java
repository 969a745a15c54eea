package dev.curfew.slf4j;

import dev.curfew.text.Printable;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** The logger of one library, without debug and trace levels. */
final class LibraryLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    private final transient Logger platform;

    LibraryLogger(String name) {
        this.name = name;
        this.platform = platformLogger(name);
    }

    /** The logger of the server, not that of the application whose request happens to come first: JULI keeps one of each per class loader. */
    private static Logger platformLogger(String name) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(LibraryLogger.class.getClassLoader());
        try {
            return Logger.getLogger(name);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return platform.isLoggable(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return platform.isLoggable(Level.WARNING);
    }

    @Override
    public boolean isErrorEnabled() {
        return platform.isLoggable(Level.SEVERE);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            org.slf4j.event.Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        LogRecord entry = new LogRecord(
                platformLevel(level),
                Printable.of(String.valueOf(MessageFormatter.basicArrayFormat(message, arguments))));
        entry.setLoggerName(name);
        entry.setSourceClassName(name);
        entry.setSourceMethodName("");
        entry.setThrown(PrintableThrowable.of(thrown));
        platform.log(entry);
    }

    private static Level platformLevel(org.slf4j.event.Level level) {
        return switch (level) {
            case ERROR -> Level.SEVERE;
            case WARN -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG, TRACE -> throw new IllegalArgumentException(level + " is never enabled");
        };
    }
}
