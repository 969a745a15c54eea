package dev.curfew.guard;

import dev.curfew.client.ClientIdentification;
import dev.curfew.client.ClientIdentification.Finding;
import dev.curfew.http.Exchange;
import dev.curfew.http.RequestKind;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.policy.Binding;
import dev.curfew.session.Client;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Sessions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds living sessions to where they are used from, as strictly as their binding says. */
public final class SessionBindingCheck {

    private final ClientIdentification clients;
    private final Sessions sessions;
    private final SessionTerminator terminator;
    private final Observer observer;

    public SessionBindingCheck(
            ClientIdentification clients, Sessions sessions, SessionTerminator terminator, Observer observer) {
        this.clients = clients;
        this.sessions = sessions;
        this.terminator = terminator;
        this.observer = observer;
    }

    /**
     * What has become of a session.
     *
     * @param session the session as it is now, which may have ended, or null if it is gone
     * @param required what its user has to prove before it goes on here, or null if nothing
     */
    record Outcome(@Nullable SessionRecord session, @Nullable AuthenticationRequirement required) {}

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
        Finding finding = ClientIdentification.compare(living, present);
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
                yield new Outcome(living, AuthenticationRequirement.laterThan(living.authTime(), now));
            }
            case END -> {
                report(living, finding, now);
                terminator.end(living.key(), EndReason.BINDING_CHANGED, now);
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
