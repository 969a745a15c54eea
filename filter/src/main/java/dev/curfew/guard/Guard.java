package dev.curfew.guard;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.ContainerSession;
import dev.curfew.http.CookieJar;
import dev.curfew.http.Exchange;
import dev.curfew.http.RequestKind;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.Provider;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Ruling;
import dev.curfew.session.Attachments;
import dev.curfew.session.EndReason;
import dev.curfew.session.RegistryException;
import dev.curfew.session.Seal;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.SessionToken;
import dev.curfew.session.Sessions;
import dev.curfew.session.Verdict;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
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

    private final Site site;
    private final String cookieName;
    private final Policy policy;
    private final Sessions sessions;
    private final Endings endings;
    private final ContainerSessions containerSessions;
    private final Endpoints endpoints;
    private final Answers answers;
    private final Pages pages;
    private final Observer observer;

    private Guard(
            Site site,
            Policy policy,
            Sessions sessions,
            Endings endings,
            ContainerSessions containerSessions,
            Endpoints endpoints,
            Answers answers,
            Pages pages,
            Observer observer) {
        this.site = site;
        this.cookieName = site.cookies().session();
        this.policy = policy;
        this.sessions = sessions;
        this.endings = endings;
        this.containerSessions = containerSessions;
        this.endpoints = endpoints;
        this.answers = answers;
        this.pages = pages;
        this.observer = observer;
    }

    /**
     * The guard and everything it asks.
     *
     * @param random makes cookies; cryptographically strong
     */
    public static Guard assemble(
            Site site,
            Policy policy,
            Provider provider,
            Sessions sessions,
            Attachments attachments,
            Endings endings,
            Observer observer,
            SecureRandom random) {
        Seal seal = Seal.withNewKey(random);
        Pages pages = new Pages(site);
        SignIn signIn = new SignIn(
                site,
                policy,
                provider,
                new SignInCookies(site.cookies(), seal),
                new LoopBreaker(site.cookies(), seal),
                new Newcomers(policy, sessions, attachments, endings, observer, random),
                pages,
                observer);
        Answers answers = new Answers(site, signIn, pages);
        SessionStatus status = new SessionStatus(site, policy.limits());
        Endpoints endpoints = new Endpoints(site, signIn, status, answers, pages, sessions, endings, provider);
        ContainerSessions containerSessions = new ContainerSessions(sessions, attachments, endings);
        return new Guard(site, policy, sessions, endings, containerSessions, endpoints, answers, pages, observer);
    }

    /** What to do with the request at {@code now}. */
    public Decision decide(Exchange exchange, long now) {
        String path = exchange.path();
        if (!NormalPath.isNormal(path)) {
            return new Respond(pages.badRequest());
        }
        try {
            SessionRecord session = sessionOf(exchange, now);
            String endpoint = site.endpoint(path);
            return endpoint != null
                    ? new Respond(endpoints.answer(endpoint, exchange, session, now))
                    : decide(exchange, path, session, now);
        } catch (RegistryException fault) {
            observer.on(new SessionEvent(Kind.STORE_UNAVAILABLE, now, null, null, null, fault.getMessage()));
            return new Respond(answers.storeUnavailable(RequestKind.of(exchange)));
        }
    }

    private Decision decide(Exchange exchange, String path, @Nullable SessionRecord session, long now) {
        Ruling ruling = policy.rulingFor(exchange.method(), path);
        if (session != null && session.end() == null) {
            return proceed(exchange, session, ruling, now);
        }
        RequestKind kind = RequestKind.of(exchange);
        if (ruling.isPublic() || kind == RequestKind.PREFLIGHT) {
            containerSessions.beforeApplication(exchange, null, now);
            return new Proceed(null, false, List.of());
        }
        if (session != null) {
            observer.on(new SessionEvent(
                    Kind.SESSION_USED_AFTER_END,
                    now,
                    session.tag(),
                    session.identity().name(),
                    null,
                    null));
        }
        return new Respond(answers.noSession(exchange, kind, session, now));
    }

    private Decision proceed(Exchange exchange, SessionRecord living, Ruling ruling, long now) {
        RequestKind kind = RequestKind.of(exchange);
        boolean activity = ruling.countsAsActivity() && kind != RequestKind.PREFETCH;
        SessionRecord session = activity ? sessions.touch(living, now) : living;
        if (session == null || !(SessionTime.judge(session, now) instanceof Verdict.Living left)) {
            return new Respond(answers.noSession(exchange, kind, session, now));
        }
        containerSessions.beforeApplication(exchange, session, now);
        Map.Entry<String, String> remaining = Map.entry("Curfew-Remaining", SessionStatus.remaining(left));
        boolean page = kind == RequestKind.NAVIGATION || kind == RequestKind.FORM || kind == RequestKind.FRAME;
        return new Proceed(session, activity, List.of(remaining, page ? NO_STORE : PRIVATE));
    }

    /**
     * The application is done with a request that was let through, however long it took.
     *
     * @param signedOut whether the application signed the user out
     */
    public void completed(Exchange exchange, Proceed admitted, boolean signedOut, long now) {
        SessionRecord session = admitted.session();
        try {
            if (session != null && signedOut) {
                endings.end(session.key(), EndReason.LOGOUT, now);
            } else if (session != null && admitted.countsAsActivity()) {
                sessions.touch(session, now);
            }
            containerSessions.afterApplication(exchange, session, now);
        } catch (RegistryException fault) {
            observer.on(new SessionEvent(Kind.STORE_UNAVAILABLE, now, null, null, null, fault.getMessage()));
        }
    }

    /** The application has just made a container's session in a request that was let through. */
    public void containerSessionMade(ContainerSession made, Proceed admitted, long now) {
        try {
            containerSessions.made(made, admitted.session(), now);
        } catch (RegistryException fault) {
            observer.on(new SessionEvent(Kind.STORE_UNAVAILABLE, now, null, null, null, fault.getMessage()));
        }
    }

    /**
     * A container's session is gone.
     *
     * @param owner whom it was claimed for
     * @param ending what would have ended it
     * @param byApplication whether the application ended it, rather than the container or Curfew
     */
    public void containerSessionGone(String owner, Runnable ending, boolean byApplication, long now) {
        try {
            containerSessions.gone(owner, ending, byApplication, now);
        } catch (RegistryException fault) {
            observer.on(new SessionEvent(Kind.STORE_UNAVAILABLE, now, null, null, null, fault.getMessage()));
        }
    }

    /** The session that the cookie names, ended if its time is over; null if it names none. */
    private @Nullable SessionRecord sessionOf(Exchange exchange, long now) {
        String cookie = CookieJar.of(exchange).single(cookieName);
        SessionToken token = cookie == null ? null : SessionToken.parse(cookie);
        SessionRecord session = token == null ? null : sessions.find(token.key());
        if (session == null || session.end() != null || SessionTime.judge(session, now) instanceof Verdict.Living) {
            return session;
        }
        endings.endIfOver(session.key(), now);
        return sessions.find(session.key());
    }
}
