package dev.curfew.signin;

import dev.curfew.client.ClientIdentification;
import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.ResponseHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.lifecycle.SessionStarter;
import dev.curfew.lifecycle.SignInOutcome;
import dev.curfew.lifecycle.VerifiedSignIn;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.AuthenticationOptions;
import dev.curfew.oidc.AuthenticationRequirement;
import dev.curfew.oidc.AuthorizationRequest;
import dev.curfew.oidc.Freshness;
import dev.curfew.oidc.PriorSessions;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.ProviderException;
import dev.curfew.pages.SignInPages;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Terms;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.Client;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.EndReason;
import dev.curfew.session.RegistryException;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs users in by OpenID Connect's authorization code flow. After the end of a session, it requires proof of a new
 * authentication.
 */
public final class SignIn {

    private static final int MOST_ROUNDS = 2;

    private final Site site;
    private final Rulebook rules;
    private final Provider provider;
    private final CodeExchange codeExchange;
    private final ReauthenticationMonitor reauthentication;
    private final SignInCookies attempts;
    private final SignInLoopDetector loopDetector;
    private final SessionStarter starter;
    private final ClientIdentification clients;
    private final SignInPages pages;
    private final LostCallbackDetector lostCallbacks;
    private final Observer observer;

    public SignIn(
            Site site,
            Rulebook rules,
            Provider provider,
            CodeExchange codeExchange,
            ReauthenticationMonitor reauthentication,
            SignInCookies attempts,
            SignInLoopDetector loopDetector,
            SessionStarter starter,
            ClientIdentification clients,
            SignInPages pages,
            Observer observer) {
        this.site = site;
        this.rules = rules;
        this.provider = provider;
        this.codeExchange = codeExchange;
        this.reauthentication = reauthentication;
        this.attempts = attempts;
        this.loopDetector = loopDetector;
        this.starter = starter;
        this.clients = clients;
        this.pages = pages;
        this.lostCallbacks = new LostCallbackDetector(site, attempts, pages, observer);
        this.observer = observer;
    }

    /**
     * Sends the browser to the provider.
     *
     * @param target where to go afterwards
     * @param session what the browser names
     */
    public Reply start(Request request, ReturnTarget target, CurrentSession session) {
        Reply instead = lostCallbacks.instead(request, target);
        if (instead != null) {
            return instead;
        }
        Exchange exchange = request.exchange();
        if (SignInLoopDetector.hasLived(session)) {
            return loopDetector.forget(send(request, target, proofAfter(session), 1, session), exchange);
        }
        return loopDetector.isLooping(request)
                ? loopDetector.forget(pages.loop(exchange), exchange)
                : send(request, target, proofAfter(session), 1, session);
    }

    private static AuthenticationRequirement proofAfter(CurrentSession session) {
        return session instanceof CurrentSession.Ended ended
                        && ended.record().terms().reauthentication() != Reauthentication.SSO
                ? AuthenticationRequirement.after(ended.record(), ended.end())
                : AuthenticationRequirement.NONE;
    }

    /**
     * Sends the browser of a living session to the provider.
     *
     * @param target where to go afterwards
     * @param requirement what to come back with
     */
    public Reply reauthenticate(Request request, ReturnTarget target, AuthenticationRequirement requirement) {
        Reply instead = lostCallbacks.instead(request, target);
        return instead == null
                ? loopDetector.forget(send(request, target, requirement, 1, CurrentSession.NONE), request.exchange())
                : instead;
    }

    /** The reply to somebody who has signed out here, and whose next sign-in is the first one again. */
    public Reply signedOut(Reply reply, Exchange exchange) {
        return loopDetector.forget(reply, exchange);
    }

    private Reply send(
            Request request,
            ReturnTarget target,
            AuthenticationRequirement requirement,
            int round,
            CurrentSession present) {
        Exchange exchange = request.exchange();
        long now = request.now();
        boolean prompt = asksForCredentials(requirement, round);
        List<String> acr = requirement.acr() == null ? List.of() : requirement.acr();
        AuthenticationOptions demand =
                new AuthenticationOptions(maxAge(requirement), prompt, acr, site.url(exchange, EndpointPath.CALLBACK));
        try {
            AuthorizationRequest authorization = provider.authorize(exchange, demand);
            SignInAttempt attempt = new SignInAttempt(authorization.transaction(), target, now, round, requirement);
            reauthentication.begun(prompt, now);
            return attempts.keep(Reply.seeOther(authorization.location().toString()), attempt, exchange);
        } catch (ProviderException fault) {
            return failed(request, fault, target, present);
        }
    }

    private static boolean asksForCredentials(AuthenticationRequirement requirement, int round) {
        return requirement.isOfNewCredentials() || round > 1;
    }

    /** {@code max_age} is asked for without an absolute timeout too: only then has the provider to send {@code auth_time}. */
    private long maxAge(AuthenticationRequirement requirement) {
        long absolute = Math.min(rules.policy().limits().absolute(), requirement.age());
        return absolute == Limits.NONE ? Integer.MAX_VALUE : Math.max(1, absolute / 1000);
    }

    /** Whether a request for a path of the application is the provider's answer to a sign-in of this browser. */
    public boolean isAnswer(Request request) {
        return lostCallbacks.isOne(request);
    }

    /** Takes the browser back from the provider. */
    public Reply onCallback(Request request, CurrentSession present) {
        Exchange exchange = request.exchange();
        String state = Form.parse(exchange.query()).single("state");
        SignInAttempt attempt = state == null ? null : attempts.find(state, exchange);
        if (attempt == null) {
            return lost(request, present);
        }
        if (request.now() - attempt.startedAt() > Site.SIGN_IN_SECONDS * 1000) {
            AuthenticationRequirement requirement = attempt.requirement().and(proofAfter(present));
            return attempts.drop(
                    send(request, attempt.target(), requirement, attempt.round(), present), attempt, exchange);
        }
        try {
            return redeem(request, attempt, present);
        } catch (ProviderException fault) {
            return attempts.drop(failed(request, fault, attempt, present), attempt, exchange);
        }
    }

    private Reply lost(Request request, CurrentSession present) {
        return pages.lost(request.exchange(), present instanceof CurrentSession.Open);
    }

    private Reply redeem(Request request, SignInAttempt attempt, CurrentSession present) throws ProviderException {
        String callback = site.url(request.exchange(), EndpointPath.CALLBACK);
        CodeExchange.Outcome outcome = codeExchange.redeem(request, attempt, callback);
        if (outcome instanceof CodeExchange.Crowded) {
            return pages.crowded(request.exchange(), attempt.target(), present);
        }
        Reply reply = outcome instanceof CodeExchange.Redeemed redeemed
                ? verify(request, attempt, redeemed.answer(), present)
                : lost(request, present);
        return attempts.drop(reply, attempt, request.exchange());
    }

    private Reply verify(Request request, SignInAttempt attempt, Authentication answer, CurrentSession present) {
        long now = request.now();
        PriorSessions precedents = starter.precedents(answer, present.record(), now);
        Terms terms = rules.termsFor(answer.profile());
        AuthenticationRequirement required = attempt.requirement().and(proofAfter(present));
        reauthentication.answered(answer, terms, asksForCredentials(attempt.requirement(), attempt.round()), now);
        Freshness.Outcome outcome = Freshness.judge(answer, terms, required, precedents, now);
        if (outcome instanceof Freshness.Fresh fresh) {
            Client client = clients.of(request.exchange(), terms.binding());
            VerifiedSignIn verified = new VerifiedSignIn(answer, terms, fresh, client, attempt.startedAt());
            return admit(request, attempt, verified, present, precedents);
        }
        if (outcome instanceof Freshness.Stale stale && attempt.round() < MOST_ROUNDS) {
            return send(request, attempt.target(), stale.requirement(), attempt.round() + 1, present);
        }
        String why = outcome instanceof Freshness.Stale stale ? stale.why() : ((Freshness.Impossible) outcome).why();
        refused(answer.profile().name(), why, now);
        return answer.authTime() == null && required.isOfTime()
                ? pages.unprovable(request.exchange(), attempt.target(), present)
                : pages.notFresh(request.exchange(), attempt.target(), present);
    }

    private Reply admit(
            Request request,
            SignInAttempt attempt,
            VerifiedSignIn verified,
            CurrentSession present,
            PriorSessions precedents) {
        long now = request.now();
        try {
            SignInOutcome outcome = starter.admit(verified, present.record(), precedents, now);
            return outcome instanceof SignInOutcome.Revoked revoked
                    ? revoked(request, attempt, verified, revoked.reason(), present)
                    : respond(request, attempt, verified, outcome);
        } catch (RegistryException.Full full) {
            String user = verified.answer().profile().name();
            observer.on(new SessionEvent.OfUser(Kind.STORE_UNAVAILABLE, now, user, full.getMessage()));
            return pages.full(request.exchange(), attempt.target());
        }
    }

    /** A user whose sessions were revoked since they authenticated has to give credentials once more. */
    private Reply revoked(
            Request request, SignInAttempt attempt, VerifiedSignIn verified, EndReason reason, CurrentSession present) {
        if (attempt.round() < MOST_ROUNDS) {
            return send(request, attempt.target(), attempt.requirement(), attempt.round() + 1, present);
        }
        refused(verified.answer().profile().name(), reason.word(), request.now());
        return pages.notFresh(request.exchange(), attempt.target(), present);
    }

    private Reply respond(Request request, SignInAttempt attempt, VerifiedSignIn verified, SignInOutcome outcome) {
        if (outcome instanceof SignInOutcome.Refused) {
            refused(verified.answer().profile().name(), EndReason.SESSION_LIMIT.word(), request.now());
            return pages.tooMany(request.exchange(), verified.terms().maxSessions(), attempt.target());
        }
        Reply back = Reply.seeOther(attempt.target().target());
        Reply welcome = outcome instanceof SignInOutcome.Admitted admitted
                ? back.with(
                        ResponseHeader.SET_COOKIE,
                        site.cookies().setSession(admitted.token().reveal()))
                : back;
        return loopDetector.count(welcome, request);
    }

    private Reply failed(Request request, ProviderException fault, SignInAttempt attempt, CurrentSession present) {
        boolean prompt = asksForCredentials(attempt.requirement(), attempt.round());
        if (fault instanceof ProviderException.Refused refused
                && reauthentication.isRefusedPrompt(refused, prompt, request.now())) {
            refused(null, refused.getMessage(), request.now());
            return pages.promptRefused(request.exchange(), attempt.target(), present);
        }
        return failed(request, fault, attempt.target(), present);
    }

    private Reply failed(Request request, ProviderException fault, ReturnTarget target, CurrentSession present) {
        long now = request.now();
        if (fault instanceof ProviderException.Refused refused) {
            refused(null, refused.getMessage(), now);
            return pages.refused(request.exchange(), refused.refusal(), target);
        }
        observer.on(new SessionEvent.OfCurfew(Kind.PROVIDER_UNAVAILABLE, now, fault.getMessage()));
        return pages.unavailable(request.exchange(), target, present);
    }

    private void refused(@Nullable String user, @Nullable String why, long now) {
        observer.on(new SessionEvent.OfUser(Kind.SIGN_IN_REFUSED, now, user, why));
    }
}
