package dev.curfew.guard;

import dev.curfew.api.SessionEnd;
import dev.curfew.forms.KeptFormService;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.ContainerSession;
import dev.curfew.http.CookieJar;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestKind;
import dev.curfew.http.ReturnTarget;
import dev.curfew.lifecycle.ActivityEvidence;
import dev.curfew.lifecycle.ActivityRecorder;
import dev.curfew.lifecycle.ContainerSessions;
import dev.curfew.lifecycle.RenewedSessions;
import dev.curfew.lifecycle.RequestCompletion;
import dev.curfew.lifecycle.SessionLimit;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.oidc.StepUp;
import dev.curfew.pages.ErrorPages;
import dev.curfew.pages.PageTexts;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Caller;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.reply.Endpoints;
import dev.curfew.reply.RefusalReplies;
import dev.curfew.reply.ReturnTargets;
import dev.curfew.reply.SessionStatus;
import dev.curfew.session.EndReason;
import dev.curfew.session.RegistryException;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.SessionToken;
import dev.curfew.session.Sessions;
import dev.curfew.session.Verdict;
import dev.curfew.site.Site;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sequence: one request in, one decision out. Both doors ask here, and the order of decisions exists nowhere else. Thread-safe; instants
 * are epoch milliseconds.
 *
 * @since 0.1
 */
public final class Guard {

    private static final Map.Entry<String, String> NO_STORE = Map.entry("Cache-Control", "no-store");
    private static final Map.Entry<String, String> PRIVATE = Map.entry("Cache-Control", "private");

    private final String cookieName;
    private final Rulebook rules;
    private final Sessions sessions;
    private final SessionTerminator terminator;
    private final RenewedSessions renewed;
    private final ActivityRecorder recorder;
    private final RequestCompletion completion;
    private final DocumentTracker documents;
    private final SessionLimit limit;
    private final SessionBindingCheck bindingCheck;
    private final ContainerSessions containerSessions;
    private final Endpoints endpoints;
    private final ReturnTargets returnTargets;
    private final RefusalReplies refusals;
    private final ErrorPages pages;
    private final KeptFormService forms;
    private final ScriptInjectionRule scripts;
    private final PollerDetector pollers;
    private final Observer observer;

    public Guard(
            Site site,
            Rulebook rules,
            Sessions sessions,
            SessionTerminator terminator,
            RenewedSessions renewed,
            ActivityRecorder recorder,
            RequestCompletion completion,
            DocumentTracker documents,
            SessionLimit limit,
            SessionBindingCheck bindingCheck,
            ContainerSessions containerSessions,
            Endpoints endpoints,
            ReturnTargets returnTargets,
            RefusalReplies refusals,
            ErrorPages pages,
            KeptFormService forms,
            ScriptInjectionRule scripts,
            PollerDetector pollers,
            Observer observer) {
        this.cookieName = site.cookies().session();
        this.rules = rules;
        this.sessions = sessions;
        this.terminator = terminator;
        this.renewed = renewed;
        this.recorder = recorder;
        this.completion = completion;
        this.documents = documents;
        this.limit = limit;
        this.bindingCheck = bindingCheck;
        this.containerSessions = containerSessions;
        this.endpoints = endpoints;
        this.returnTargets = returnTargets;
        this.refusals = refusals;
        this.pages = pages;
        this.forms = forms;
        this.scripts = scripts;
        this.pollers = pollers;
        this.observer = observer;
    }

    /** What to do with the request at {@code now}. */
    public Decision decide(Exchange exchange, long now) {
        String path = exchange.path();
        if (!PathCheck.isNormal(path)) {
            return new Respond(pages.badRequest(exchange));
        }
        return ifStored(exchange, now, () -> decide(exchange, path, now));
    }

    private Decision decide(Exchange exchange, String path, long now) {
        PresentedSession presented = bearer(exchange, now);
        SessionBindingCheck.Outcome named = bindingCheck.check(presented.session(), exchange, now);
        documents.asked(exchange, named.session());
        String endpoint = endpoints.named(exchange, path, now);
        Decision decision = endpoint != null
                ? new Respond(endpoints.answer(
                        endpoint, exchange, presented.at(endpoint, named.session()), named.required(), now))
                : decide(exchange, path, presented.with(named.session()), named.required(), now);
        if (decision instanceof Respond) {
            documents.answered(exchange, named.session(), now);
        }
        return decision;
    }

    private Decision ifStored(Exchange exchange, long now, Supplier<Decision> decision) {
        try {
            return decision.get();
        } catch (RegistryException fault) {
            tell(fault, now);
            return new Respond(refusals.storeUnavailable(exchange, RequestKind.of(exchange)));
        }
    }

    private Decision decide(
            Exchange exchange,
            String path,
            PresentedSession presented,
            @Nullable AuthenticationRequirement required,
            long now) {
        SessionRecord named = presented.forApplication();
        RequestTarget target =
                new RequestTarget(exchange.host(), exchange.contextPath(), exchange.method(), path, exchange.welcome());
        SessionRecord session = named != null && named.held() ? limit.letGoIfItFits(named, now) : named;
        return session != null && session.end() == null && !session.held()
                ? proceed(exchange, target, session, presented.authenticated(session), required, now)
                : refuse(exchange, target, session, now);
    }

    /** Whoever has no living session may have only what needs none. */
    private Decision refuse(Exchange exchange, RequestTarget target, @Nullable SessionRecord session, long now) {
        RequestKind kind = RequestKind.of(exchange);
        Ruling ruling = rules.rulingFor(Caller.NOBODY, target);
        boolean preflight = kind == RequestKind.PREFLIGHT;
        if (preflight ? ruling.passesPreflights() : ruling.isPublic()) {
            containerSessions.beforeApplication(exchange, null, now);
            return new Proceed(null, ActivityEvidence.NONE, List.of());
        }
        if (preflight) {
            return new Respond(RefusalReplies.preflight());
        }
        if (session != null && session.end() == null) {
            return new Respond(refusals.held(exchange, kind, now));
        }
        if (session != null) {
            observer.on(SessionEvent.about(Kind.SESSION_USED_AFTER_END, session, now));
        }
        return new Respond(refusals.noSession(exchange, kind, session, now));
    }

    private Decision proceed(
            Exchange exchange,
            RequestTarget target,
            SessionRecord living,
            SessionRecord authenticated,
            @Nullable AuthenticationRequirement required,
            long now) {
        Ruling ruling = rules.rulingFor(living.identity(), target);
        RequestKind kind = RequestKind.of(exchange);
        Reply refusal = refusal(exchange, kind, living, authenticated, ruling, required, now);
        if (refusal != null) {
            return new Respond(refusal);
        }
        ActivityEvidence activity =
                ActivityEvidence.of(exchange, kind, ruling.activity(), SessionTime.isReporting(living, now));
        SessionRecord session = recorder.begun(living, activity, now);
        if (session == null || !(SessionTime.judge(session, now) instanceof Verdict.Living left)) {
            return refuse(exchange, target, ended(living.key(), now), now);
        }
        if (activity == ActivityEvidence.REQUEST && !session.equals(living)) {
            pollers.counted(session, target.path(), now);
        }
        ReturnTarget sentBefore = kind == RequestKind.FORM ? forms.passes(exchange, session, now) : null;
        if (sentBefore != null) {
            return new Respond(Reply.seeOther(sentBefore.target()));
        }
        if (ReturnTargets.isOwnSignIn(exchange)) {
            return new Respond(Reply.seeOther(returnTargets.start(exchange).target()));
        }
        containerSessions.beforeApplication(exchange, session, now);
        Map.Entry<String, String> remaining = Map.entry("Curfew-Remaining", SessionStatus.remaining(left));
        boolean page = kind == RequestKind.NAVIGATION || kind == RequestKind.FORM || kind == RequestKind.FRAME;
        return new Proceed(
                session,
                activity,
                List.of(remaining, page ? NO_STORE : PRIVATE),
                scripts.forPage(exchange, kind),
                activity.counts() && kind == RequestKind.WEBSOCKET && ruling.activity() == ActivityRule.MESSAGES);
    }

    /**
     * A second look at the clock, at the last moment before the application is called: the thread may have waited for a core since.
     *
     * @return {@code admitted} itself if its session lives; else what is to be done instead, which may be to let the request through as one
     *     of nobody
     */
    public Decision decideAgain(Exchange exchange, Proceed admitted, long now) {
        SessionRecord session = admitted.session();
        return session == null || now < SessionTime.end(session, now)
                ? admitted
                : ifStored(exchange, now, () -> lives(session, now) ? admitted : decide(exchange, now));
    }

    /** Another request may have kept it alive. */
    private boolean lives(SessionRecord session, long now) {
        SessionRecord current = terminator.current(session.origin(), now);
        return current != null && current.end() == null;
    }

    /** Lets a request through that no decision was made about, and that needs none: it is one of nobody. */
    public Proceed withoutSession(Exchange exchange, long now) {
        containerSessions.beforeApplication(exchange, null, now);
        return new Proceed(null, ActivityEvidence.NONE, List.of());
    }

    /**
     * Why somebody with a living session may not have this, or null.
     *
     * @param authenticated the same session with the authentication that the cookie stands for
     */
    private @Nullable Reply refusal(
            Exchange exchange,
            RequestKind kind,
            SessionRecord living,
            SessionRecord authenticated,
            Ruling ruling,
            @Nullable AuthenticationRequirement moved,
            long now) {
        if (moved != null) {
            return refusals.stepUp(exchange, kind, living, moved, now);
        }
        if (ruling.isPublic()) {
            return null;
        }
        if (!ruling.access().admits(living.identity().roles()) || StepUp.isImpossible(ruling)) {
            return refusals.notAllowed(exchange, kind);
        }
        AuthenticationRequirement required = ruling.isDemanding() ? StepUp.demanded(ruling, authenticated, now) : null;
        return required == null ? null : refusals.stepUp(exchange, kind, living, required, now);
    }

    /**
     * The application is done with a request that was let through, however long it took.
     *
     * @param signedOut whether the application signed the user out
     */
    public void completed(Exchange exchange, Proceed admitted, boolean signedOut, long now) {
        SessionRecord session = admitted.session();
        ifStored(now, () -> {
            if (session != null && signedOut) {
                completion.signOut(session, now);
            } else if (session != null && admitted.activity().counts()) {
                completion.over(session, admitted.activity(), now);
            }
            documents.answered(exchange, session, now);
            containerSessions.afterApplication(exchange, session, now);
        });
    }

    /** A message has come through a socket that was let through, where messages count. */
    public void messageReceived(Proceed admitted, long now) {
        SessionRecord session = admitted.session();
        if (session != null && admitted.messagesCount()) {
            ifStored(now, () -> completion.heard(session, now));
        }
    }

    /**
     * What is said to a script that still waits for an answer when its session ends.
     *
     * @param reason the word for it
     */
    public Reply endedWhileWaiting(String reason) {
        return reason.equals(SessionEnd.CURFEW_STOPPED)
                ? PageTexts.notStarted(null)
                : refusals.endedWhileWaiting(EndReason.of(reason));
    }

    /** The application has just made a container's session in a request that was let through. */
    public void containerSessionMade(ContainerSession made, Proceed admitted, long now) {
        ifStored(now, () -> containerSessions.made(made, admitted.session(), now));
    }

    /**
     * A container's session has got another id.
     *
     * @param owner whom it was claimed for
     */
    public void containerSessionRenamed(
            String owner, ContainerSession.Detached before, ContainerSession.Detached after) {
        containerSessions.renamed(owner, before, after);
    }

    /**
     * A container's session is gone.
     *
     * @param owner whom it was claimed for
     * @param gone the session itself
     * @param byApplication whether the application ended it, rather than the container or Curfew
     */
    public void containerSessionGone(String owner, ContainerSession.Detached gone, boolean byApplication, long now) {
        ifStored(now, () -> containerSessions.gone(owner, gone, byApplication, now));
    }

    /** Does what follows a request; without the store it cannot be done, and is told. */
    private void ifStored(long now, Runnable consequence) {
        try {
            consequence.run();
        } catch (RegistryException fault) {
            tell(fault, now);
        }
    }

    private void tell(RegistryException fault, long now) {
        observer.on(new SessionEvent(Kind.STORE_UNAVAILABLE, now, null, null, null, fault.getMessage()));
    }

    /** Lets go of what nobody may come back for any more. */
    public void ring(long now) {
        forms.forgetOver(now);
        renewed.forgetOver(now);
    }

    /** What the cookie names. */
    private PresentedSession bearer(Exchange exchange, long now) {
        String cookie = CookieJar.of(exchange).single(cookieName);
        SessionToken token = cookie == null ? null : SessionToken.parse(cookie);
        if (token == null) {
            return PresentedSession.NOBODY;
        }
        SessionRecord session = sessionOf(token.key(), now);
        SessionRecord old = session == null ? renewed.find(token.key(), now) : null;
        return old == null ? new PresentedSession(session, null) : new PresentedSession(heirOf(old, now), old);
    }

    private @Nullable SessionRecord heirOf(SessionRecord old, long now) {
        SessionRecord heir = terminator.current(old.origin(), now);
        return heir == null ? null : sessionOf(heir.key(), now);
    }

    /** The session under this key, ended if its time is over; null if there is none. */
    private @Nullable SessionRecord sessionOf(SessionKey key, long now) {
        SessionRecord session = sessions.find(key);
        if (session == null || session.end() != null) {
            return session;
        }
        SessionRecord current = terminator.putUnder(session, rules, now);
        if (current == null) {
            return null;
        }
        return SessionTime.judge(current, now) instanceof Verdict.Living
                ? terminator.stay(current, now)
                : ended(session.key(), now);
    }

    private @Nullable SessionRecord ended(SessionKey key, long now) {
        terminator.endIfOver(key, now);
        return sessions.find(key);
    }
}
