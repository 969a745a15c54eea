package dev.curfew.guard;

import dev.curfew.api.SessionEnd;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.ContainerSession;
import dev.curfew.http.CookieJar;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestKind;
import dev.curfew.http.ReturnTarget;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.Provider;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Rulebook;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.Target;
import dev.curfew.policy.Who;
import dev.curfew.session.Attachments;
import dev.curfew.session.EndReason;
import dev.curfew.session.RegistryException;
import dev.curfew.session.Seal;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.SessionToken;
import dev.curfew.session.Sessions;
import dev.curfew.session.Verdict;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
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

    private final Parts parts;
    private final Wording wording;
    private final Site site;
    private final String cookieName;
    private final Rulebook rules;
    private final Sessions sessions;
    private final Endings endings;
    private final Presence presence;
    private final Ongoing ongoing;
    private final Openings openings;
    private final SessionLimit limit;
    private final Whereabouts whereabouts;
    private final ContainerSessions containerSessions;
    private final Endpoints endpoints;
    private final WayBack wayBack;
    private final Answers answers;
    private final Pages pages;
    private final FormKeeping forms;
    private final PageScripts scripts;
    private final Observer observer;

    /** What stays the same whatever the policy says. */
    private record Parts(
            Site site,
            Provider provider,
            Sessions sessions,
            Attachments attachments,
            Endings endings,
            Observer observer,
            SecureRandom random,
            Seal seal,
            Clients clients,
            KeptForms forms,
            Redemptions redemptions,
            Lookout lookout,
            Pollers pollers,
            Renewals renewals,
            LongUnaryOperator later) {

        Parts asking(LongUnaryOperator other) {
            return new Parts(
                    site,
                    provider,
                    sessions,
                    attachments,
                    endings,
                    observer,
                    random,
                    seal,
                    clients,
                    forms,
                    redemptions,
                    lookout,
                    pollers,
                    renewals,
                    other);
        }
    }

    private Guard(Parts parts, Wording wording, Rulebook rules) {
        this.parts = parts;
        this.wording = wording;
        this.rules = rules;
        this.site = parts.site;
        this.cookieName = site.cookies().session();
        this.sessions = parts.sessions;
        this.endings = parts.endings;
        this.observer = parts.observer;
        this.presence = new Presence(sessions, observer);
        this.ongoing = new Ongoing(presence, endings);
        this.openings = new Openings(endings, site, rules.policy());
        this.pages = new Pages(site, wording);
        this.scripts = new PageScripts(site);
        this.limit = new SessionLimit(sessions, endings);
        SignIn signIn = new SignIn(
                site,
                rules,
                parts.provider,
                parts.redemptions,
                parts.lookout,
                new SignInCookies(site.cookies(), parts.seal),
                new LoopBreaker(site.cookies(), parts.seal),
                new Newcomers(sessions, parts.attachments, endings, parts.renewals, limit, observer, parts.random),
                parts.clients,
                new SignInPages(site, wording),
                observer);
        this.forms = new FormKeeping(site, parts.forms, endings, observer, parts.later);
        this.wayBack = new WayBack(site, observer);
        this.answers = new Answers(site, signIn, wording, forms, wayBack);
        SessionStatus status = new SessionStatus(site, rules.policy());
        SessionsEndpoint others = new SessionsEndpoint(
                site, wording, signIn, answers, new OtherSessions(sessions, endings), limit, endings, parts.later);
        this.endpoints = new Endpoints(
                site,
                rules.policy(),
                signIn,
                status,
                answers,
                wording,
                presence,
                endings,
                parts.provider,
                parts.lookout,
                others,
                new FormEndpoint(site, wording, answers, forms),
                new PageScript(site, wording),
                new FragmentPage(site, wording));
        this.whereabouts = new Whereabouts(parts.clients, sessions, endings, observer);
        this.containerSessions = new ContainerSessions(parts.attachments, endings);
    }

    /**
     * The guard and everything it asks.
     *
     * @param random makes cookies; cryptographically strong
     */
    public static Guard assemble(
            Site site,
            Rulebook rules,
            Provider provider,
            Sessions sessions,
            Attachments attachments,
            Endings endings,
            Observer observer,
            SecureRandom random) {
        Seal seal = Seal.withNewKey(random);
        Clients clients = new Clients(new ClientAddress(site.trustedProxies()), new Marks(random));
        KeptForms forms = new KeptForms(Seal.withNewKey(random), random);
        return new Guard(
                new Parts(
                        site,
                        provider,
                        sessions,
                        attachments,
                        endings,
                        observer,
                        random,
                        seal,
                        clients,
                        forms,
                        new Redemptions(provider, observer),
                        new Lookout(observer),
                        new Pollers(observer),
                        new Renewals(),
                        now -> now),
                Wording.SHIPPED,
                rules);
    }

    /** The same guard, obeying other rules: a request that is decided by one of both meets nothing of the other. */
    public Guard under(Rulebook others) {
        return new Guard(parts, wording, others);
    }

    /**
     * The same guard, asking what time it is once a body has come that it reads itself: a client sends that as slowly as it likes. Without this
     * the time of the decision counts.
     *
     * @param time epoch milliseconds
     */
    public Guard asking(LongSupplier time) {
        return new Guard(parts.asking(now -> Math.max(now, time.getAsLong())), wording, rules);
    }

    /** The same guard, saying it otherwise. */
    public Guard saying(Wording others) {
        return new Guard(parts, others, rules);
    }

    /** What to do with the request at {@code now}. */
    public Decision decide(Exchange exchange, long now) {
        String path = exchange.path();
        if (!NormalPath.isNormal(path)) {
            return new Respond(pages.badRequest(exchange));
        }
        return ifStored(exchange, now, () -> decide(exchange, path, now));
    }

    private Decision decide(Exchange exchange, String path, long now) {
        Bearer bearer = bearer(exchange, now);
        Whereabouts.Outcome named = whereabouts.check(bearer.session(), exchange, now);
        openings.asked(exchange, named.session());
        String endpoint = endpoints.named(exchange, path, now);
        Decision decision = endpoint != null
                ? new Respond(endpoints.answer(
                        endpoint, exchange, bearer.at(endpoint, named.session()), named.demanded(), now))
                : decide(exchange, path, bearer.with(named.session()), named.demanded(), now);
        if (decision instanceof Respond) {
            openings.answered(exchange, named.session(), now);
        }
        return decision;
    }

    private Decision ifStored(Exchange exchange, long now, Supplier<Decision> decision) {
        try {
            return decision.get();
        } catch (RegistryException fault) {
            tell(fault, now);
            return new Respond(answers.storeUnavailable(exchange, RequestKind.of(exchange)));
        }
    }

    private Decision decide(Exchange exchange, String path, Bearer bearer, @Nullable Proof demanded, long now) {
        SessionRecord named = bearer.forApplication();
        Target target =
                new Target(exchange.host(), exchange.contextPath(), exchange.method(), path, exchange.welcome());
        SessionRecord session = named != null && named.held() ? limit.letGoIfItFits(named, now) : named;
        return session != null && session.end() == null && !session.held()
                ? proceed(exchange, target, session, bearer.authenticated(session), demanded, now)
                : refuse(exchange, target, session, now);
    }

    /** Whoever has no living session may have only what needs none. */
    private Decision refuse(Exchange exchange, Target target, @Nullable SessionRecord session, long now) {
        RequestKind kind = RequestKind.of(exchange);
        Ruling ruling = rules.rulingFor(Who.NOBODY, target);
        boolean preflight = kind == RequestKind.PREFLIGHT;
        if (preflight ? ruling.passesPreflights() : ruling.isPublic()) {
            containerSessions.beforeApplication(exchange, null, now);
            return new Proceed(null, Activity.NONE, List.of());
        }
        if (preflight) {
            return new Respond(Answers.preflight());
        }
        if (session != null && session.end() == null) {
            return new Respond(answers.held(exchange, kind, now));
        }
        if (session != null) {
            observer.on(SessionEvent.about(Kind.SESSION_USED_AFTER_END, session, now));
        }
        return new Respond(answers.noSession(exchange, kind, session, now));
    }

    private Decision proceed(
            Exchange exchange,
            Target target,
            SessionRecord living,
            SessionRecord authenticated,
            @Nullable Proof demanded,
            long now) {
        Ruling ruling = rules.rulingFor(living.identity(), target);
        RequestKind kind = RequestKind.of(exchange);
        Reply refusal = refusal(exchange, kind, living, authenticated, ruling, demanded, now);
        if (refusal != null) {
            return new Respond(refusal);
        }
        Activity activity = Activity.of(exchange, kind, ruling.activity(), SessionTime.isReporting(living, now));
        SessionRecord session = presence.begun(living, activity, now);
        if (session == null || !(SessionTime.judge(session, now) instanceof Verdict.Living left)) {
            return refuse(exchange, target, ended(living.key(), now), now);
        }
        if (activity == Activity.REQUEST && !session.equals(living)) {
            parts.pollers.counted(session, target.path(), now);
        }
        ReturnTarget sentBefore = kind == RequestKind.FORM ? forms.passes(exchange, session, now) : null;
        if (sentBefore != null) {
            return new Respond(Reply.seeOther(sentBefore.target()));
        }
        if (WayBack.isOwnSignIn(exchange)) {
            return new Respond(Reply.seeOther(wayBack.start(exchange).target()));
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
        SessionRecord current = endings.current(session.origin(), now);
        return current != null && current.end() == null;
    }

    /** Lets a request through that no decision was made about, and that needs none: it is one of nobody. */
    public Proceed withoutSession(Exchange exchange, long now) {
        containerSessions.beforeApplication(exchange, null, now);
        return new Proceed(null, Activity.NONE, List.of());
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
            @Nullable Proof moved,
            long now) {
        if (moved != null) {
            return answers.stepUp(exchange, kind, living, moved, now);
        }
        if (ruling.isPublic()) {
            return null;
        }
        if (!ruling.access().admits(living.identity().roles()) || StepUp.isImpossible(ruling)) {
            return answers.notAllowed(exchange, kind);
        }
        Proof demanded = ruling.isDemanding() ? StepUp.demanded(ruling, authenticated, now) : null;
        return demanded == null ? null : answers.stepUp(exchange, kind, living, demanded, now);
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
                ongoing.signOut(session, now);
            } else if (session != null && admitted.activity().counts()) {
                ongoing.over(session, admitted.activity(), now);
            }
            openings.answered(exchange, session, now);
            containerSessions.afterApplication(exchange, session, now);
        });
    }

    /** A message has come through a socket that was let through, where messages count. */
    public void messageReceived(Proceed admitted, long now) {
        SessionRecord session = admitted.session();
        if (session != null && admitted.messagesCount()) {
            ifStored(now, () -> ongoing.heard(session, now));
        }
    }

    /**
     * What is said to a script that still waits for an answer when its session ends.
     *
     * @param reason the word for it
     */
    public Reply endedWhileWaiting(String reason) {
        return reason.equals(SessionEnd.CURFEW_STOPPED)
                ? Wording.notStarted(null)
                : answers.endedWhileWaiting(EndReason.of(reason));
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
        parts.renewals.forgetOver(now);
    }

    /** What the cookie names. */
    private Bearer bearer(Exchange exchange, long now) {
        String cookie = CookieJar.of(exchange).single(cookieName);
        SessionToken token = cookie == null ? null : SessionToken.parse(cookie);
        if (token == null) {
            return Bearer.NOBODY;
        }
        SessionRecord session = sessionOf(token.key(), now);
        SessionRecord old = session == null ? parts.renewals.find(token.key(), now) : null;
        return old == null ? new Bearer(session, null) : new Bearer(heirOf(old, now), old);
    }

    private @Nullable SessionRecord heirOf(SessionRecord old, long now) {
        SessionRecord heir = endings.current(old.origin(), now);
        return heir == null ? null : sessionOf(heir.key(), now);
    }

    /** The session under this key, ended if its time is over; null if there is none. */
    private @Nullable SessionRecord sessionOf(SessionKey key, long now) {
        SessionRecord session = sessions.find(key);
        if (session == null || session.end() != null) {
            return session;
        }
        SessionRecord current = endings.putUnder(session, rules, now);
        if (current == null) {
            return null;
        }
        return SessionTime.judge(current, now) instanceof Verdict.Living
                ? endings.stay(current, now)
                : ended(session.key(), now);
    }

    private @Nullable SessionRecord ended(SessionKey key, long now) {
        endings.endIfOver(key, now);
        return sessions.find(key);
    }
}
