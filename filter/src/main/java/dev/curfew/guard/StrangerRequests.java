package dev.curfew.guard;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.Exchange;
import dev.curfew.http.Request;
import dev.curfew.http.RequestKind;
import dev.curfew.lifecycle.ContainerSessions;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.policy.Caller;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.reply.RefusalReplies;
import dev.curfew.session.CurrentSession;

/** Decides about requests for the application that have no living session: they may have what needs none. Thread-safe. */
public final class StrangerRequests {

    private final Rulebook rules;
    private final ContainerSessions containerSessions;
    private final RefusalReplies refusals;
    private final Observer observer;

    public StrangerRequests(
            Rulebook rules, ContainerSessions containerSessions, RefusalReplies refusals, Observer observer) {
        this.rules = rules;
        this.containerSessions = containerSessions;
        this.refusals = refusals;
        this.observer = observer;
    }

    Decision decide(Request request, RequestTarget target, CurrentSession session) {
        Ruling ruling = rules.rulingFor(Caller.NOBODY, target);
        boolean preflight = request.kind() == RequestKind.PREFLIGHT;
        if (preflight ? ruling.passesPreflights() : ruling.isPublic()) {
            return pass(request.exchange(), request.now());
        }
        if (preflight) {
            return new Respond(RefusalReplies.preflight());
        }
        if (session instanceof CurrentSession.Open) {
            return new Respond(refusals.held(request));
        }
        if (session instanceof CurrentSession.Ended ended) {
            observer.on(SessionEvent.about(Kind.SESSION_USED_AFTER_END, ended.record(), request.now()));
        }
        return new Respond(refusals.noSession(request, session));
    }

    /** Lets it through without a user. */
    Proceed pass(Exchange exchange, long now) {
        containerSessions.beforeApplication(exchange, null, now);
        return Proceed.WITHOUT_USER;
    }
}
