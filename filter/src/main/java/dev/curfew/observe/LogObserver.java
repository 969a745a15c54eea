package dev.curfew.observe;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes each event as one line to the platform's log, which on Tomcat is JULI.
 *
 * @since 0.1
 */
public final class LogObserver implements Observer {

    private static final Logger LOG = System.getLogger("dev.curfew.session");

    @Override
    public void on(SessionEvent event) {
        Level level = levelOf(event.kind());
        if (LOG.isLoggable(level)) {
            LOG.log(level, line(event));
        }
    }

    private static Level levelOf(SessionEvent.Kind kind) {
        return switch (kind) {
            case SESSION_CREATED, SESSION_RENEWED, SESSION_ENDED, POLICY_CHANGED, PROVIDER_READY -> Level.INFO;
            case SESSION_USED_AFTER_END -> Level.DEBUG;
            case SIGN_IN_REFUSED, PROVIDER_UNAVAILABLE, RELEASE_FAILED, REVOCATION_FAILED -> Level.WARNING;
            case STORE_UNAVAILABLE, POLICY_REFUSED -> Level.ERROR;
        };
    }

    private static String line(SessionEvent event) {
        StringBuilder line = new StringBuilder(event.kind().word());
        append(line, "at", Instant.ofEpochMilli(event.at()));
        append(line, "session", event.session());
        append(line, "user", event.user());
        append(line, "reason", event.reason() == null ? null : event.reason().word());
        append(line, "detail", event.detail());
        return line.toString();
    }

    private static void append(StringBuilder line, String name, @Nullable Object value) {
        if (value != null) {
            line.append(' ').append(name).append("=\"");
            value.toString().chars().forEach(c -> line.append(c < 0x20 || c == 0x7F || c == '"' ? '_' : (char) c));
            line.append('"');
        }
    }
}
