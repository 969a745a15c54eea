package dev.curfew.guard;

import dev.curfew.guard.Clients.Finding;
import dev.curfew.http.Exchange;
import dev.curfew.http.RequestKind;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.policy.Binding;
import dev.curfew.session.Client;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Sessions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds living sessions to where they are used from, as strictly as their binding says. */
final class Whereabouts {

    private final Clients clients;
    private final Sessions sessions;
    private final Endings endings;
    private final Observer observer;

    Whereabouts(Clients clients, Sessions sessions, Endings endings, Observer observer) {
        this.clients = clients;
        this.sessions = sessions;
        this.endings = endings;
        this.observer = observer;
    }

    /**
     * What has become of a session.
     *
     * @param session the session as it is now, which may have ended, or null if it is gone
     * @param demanded what its user has to prove before it goes on here, or null if nothing
     */
    record Outcome(@Nullable SessionRecord session, @Nullable Proof demanded) {}

    /** Checks a request of a session, which may have ended, or of none. */
    Outcome check(@Nullable SessionRecord session, Exchange exchange, long now) {
        return session == null
                        || session.end() != null
                        || session.terms().binding().isOff()
                ? new Outcome(session, null)
                : compared(session, exchange, now);
    }

    private Outcome compared(SessionRecord living, Exchange exchange, long now) {
        Binding binding = living.terms().binding();
        Client present = clients.of(exchange, binding);
        Finding finding = Clients.compare(living, present);
        return finding.isChange()
                ? changed(living, exchange, present, finding, now)
                : new Outcome(finding == Finding.FIRST ? sessions.moveTo(living, present) : living, null);
    }

    private Outcome changed(SessionRecord living, Exchange exchange, Client present, Finding finding, long now) {
        return switch (living.terms().binding().onChange()) {
            case LOG -> {
                report(living, finding, now);
                yield new Outcome(sessions.moveTo(living, present), null);
            }
            case REAUTHENTICATE -> {
                RequestKind kind = RequestKind.of(exchange);
                if (kind == RequestKind.NAVIGATION || kind == RequestKind.FORM) {
                    report(living, finding, now);
                }
                yield new Outcome(living, Proof.laterThan(living.authTime(), now));
            }
            case END -> {
                report(living, finding, now);
                endings.end(living.key(), EndReason.BINDING_CHANGED, now);
                yield new Outcome(sessions.find(living.key()), null);
            }
        };
    }

    private void report(SessionRecord session, Finding finding, long now) {
        observer.on(new SessionEvent(
                Kind.SESSION_MOVED,
                now,
                session.tag(),
                session.identity().name(),
                null,
                finding.name().toLowerCase(Locale.ROOT)));
    }
}
