package dev.curfew.observe;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

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
            LOG.log(level, line(event).toString());
        }
    }

    private static EventLine line(SessionEvent event) {
        boolean begins =
                event.kind() == SessionEvent.Kind.SESSION_CREATED || event.kind() == SessionEvent.Kind.SESSION_RENEWED;
        return new EventLine(event, begins && LOG.isLoggable(levelOf(SessionEvent.Kind.SESSION_ACTIVE)));
    }

    private static Level levelOf(SessionEvent.Kind kind) {
        return switch (kind) {
            case SESSION_CREATED,
                    SESSION_RENEWED,
                    SESSION_RESUMED,
                    SESSION_LIVING,
                    POLLER_COUNTS,
                    SESSION_MOVED,
                    SESSION_ENDED,
                    FORM_KEPT,
                    FORM_SENT,
                    FORM_DROPPED,
                    RETURN_SHORTENED,
                    POLICY_CHANGED,
                    PROVIDER_READY -> Level.INFO;
            case SESSION_ACTIVE, SESSION_USED_AFTER_END -> Level.DEBUG;
            case SIGN_IN_REFUSED,
                    CALLBACK_REWRITTEN,
                    POLICY_WAITING,
                    CLOCK_STEPPED,
                    PROVIDER_UNAVAILABLE,
                    PROVIDER_NOTICE,
                    TOMBSTONES_DROPPED,
                    RELEASE_FAILED,
                    REVOCATION_FAILED -> Level.WARNING;
            case STORE_UNAVAILABLE, POLICY_REFUSED -> Level.ERROR;
        };
    }
}
