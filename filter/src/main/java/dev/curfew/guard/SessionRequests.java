package dev.curfew.guard;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.RequestKind;
import dev.curfew.http.ResponseHeader;
import dev.curfew.lifecycle.ActivityEvidence;
import dev.curfew.lifecycle.ContainerSessions;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.CurrentSession;
import java.util.List;
import java.util.Map;

/** Decides about requests for the application that have a living session. Thread-safe. */
public final class SessionRequests {

    private static final RemainingHeader REMAINING = new RemainingHeader(ResponseHeader.CURFEW_REMAINING);
    private static final Map.Entry<String, String> NO_STORE =
            Map.entry(ResponseHeader.CACHE_CONTROL.word(), "no-store");
    private static final Map.Entry<String, String> PRIVATE = Map.entry(ResponseHeader.CACHE_CONTROL.word(), "private");

    private final Rulebook rules;
    private final AccessCheck access;
    private final ActivityCheck activity;
    private final FormCheck forms;
    private final ContainerSessions containerSessions;
    private final ScriptInjectionRule scripts;
    private final StrangerRequests strangers;

    /**
     * Put together for one generation of rules.
     *
     * @param strangers decides where the session ends in the middle of it
     */
    public SessionRequests(
            Rulebook rules,
            AccessCheck access,
            ActivityCheck activity,
            FormCheck forms,
            ContainerSessions containerSessions,
            ScriptInjectionRule scripts,
            StrangerRequests strangers) {
        this.rules = rules;
        this.access = access;
        this.activity = activity;
        this.forms = forms;
        this.containerSessions = containerSessions;
        this.scripts = scripts;
        this.strangers = strangers;
    }

    Decision decide(Request request, RequestTarget target, CurrentSession.Living living, PresentedSession presented) {
        Ruling ruling = rules.rulingFor(living.record().profile(), target);
        Reply refusal = access.refusal(request, living, presented, ruling);
        if (refusal != null) {
            return new Respond(refusal);
        }
        ActivityEvidence evidence = ActivityCheck.evidence(request, living.record(), ruling.activity());
        CurrentSession after = activity.record(request, living, evidence, target.path());
        return after instanceof CurrentSession.Open open
                ? pass(request, open, evidence, ruling)
                : strangers.decide(request, target, after);
    }

    private Decision pass(Request request, CurrentSession.Open session, ActivityEvidence evidence, Ruling ruling) {
        Reply instead = forms.instead(request, session.record());
        if (instead != null) {
            return new Respond(instead);
        }
        containerSessions.beforeApplication(request.exchange(), session.record(), request.now());
        RequestKind kind = request.kind();
        return new Proceed(
                session.record().profile(),
                session.record(),
                evidence,
                headers(kind, session),
                scripts.forPage(request.exchange(), kind),
                evidence.counts() && kind == RequestKind.WEBSOCKET && ruling.activity() == ActivityRule.MESSAGES);
    }

    private static List<Map.Entry<String, String>> headers(RequestKind kind, CurrentSession.Open session) {
        boolean page = kind.isInTab() || kind == RequestKind.FRAME;
        return List.of(REMAINING.of(session.left()), page ? NO_STORE : PRIVATE);
    }
}
