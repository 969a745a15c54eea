package dev.curfew.guard;

import dev.curfew.client.ClientIdentification;
import dev.curfew.client.ClientIdentification.Finding;
import dev.curfew.http.Request;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.session.Client;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Sessions;
import java.util.Locale;

/** Checks that a session is used from the network and browser that it is bound to. */
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

    /** What the cookie stands for where the request comes from: its session may end here, or be in want of a proof. */
    PresentedSession check(PresentedSession presented, Request request) {
        return presented.session() instanceof CurrentSession.Open open
                        && !open.record().terms().binding().isOff()
                ? compared(presented, open.record(), request)
                : presented;
    }

    private PresentedSession compared(PresentedSession presented, SessionRecord living, Request request) {
        Client present = clients.of(request.exchange(), living.terms().binding());
        Finding finding = ClientIdentification.compare(living, present);
        if (finding.isChange()) {
            return changed(presented, living, request, present, finding);
        }
        return finding == Finding.FIRST ? moved(presented, living, present, request) : presented;
    }

    private PresentedSession moved(PresentedSession presented, SessionRecord living, Client to, Request request) {
        return presented.with(CurrentSession.of(sessions.moveTo(living, to), request.now()));
    }

    private PresentedSession changed(
            PresentedSession presented, SessionRecord living, Request request, Client present, Finding finding) {
        long now = request.now();
        return switch (living.terms().binding().onChange()) {
            case LOG -> {
                report(living, finding, now);
                yield moved(presented, living, present, request);
            }
            case REAUTHENTICATE -> {
                if (request.kind().isInTab()) {
                    report(living, finding, now);
                }
                yield presented.requiring(AuthenticationRequirement.laterThan(living.authTime(), now));
            }
            case END -> {
                report(living, finding, now);
                terminator.end(living.key(), EndReason.BINDING_CHANGED, now);
                yield presented.with(CurrentSession.of(sessions.find(living.key()), now));
            }
        };
    }

    private void report(SessionRecord session, Finding finding, long now) {
        observer.on(new SessionEvent.OfSession(
                Kind.SESSION_MOVED,
                now,
                session.tag(),
                session.profile().name(),
                finding.name().toLowerCase(Locale.ROOT)));
    }
}
