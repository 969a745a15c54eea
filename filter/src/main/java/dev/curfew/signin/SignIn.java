package dev.curfew.signin;

import dev.curfew.client.ClientIdentification;
import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.http.Reply;
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
import dev.curfew.session.EndReason;
import dev.curfew.session.RegistryException;
import dev.curfew.session.SessionRecord;
import dev.curfew.site.EndpointPaths;
import dev.curfew.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to the provider and back: OpenID Connect's authorization code flow, with the proof that a user who comes back after an end has
 * authenticated again.
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
     * @param ended the ended session that the browser still names, or null
     */
    public Reply begin(Exchange exchange, ReturnTarget target, @Nullable SessionRecord ended, long now) {
        Reply instead = lostCallbacks.instead(exchange, target, now);
        if (instead != null) {
            return instead;
        }
        if (SignInLoopDetector.hasLived(ended)) {
            return loopDetector.forget(begin(exchange, target, proofAfter(ended), 1, ended, now), exchange);
        }
        return loopDetector.isLooping(exchange, now)
                ? loopDetector.forget(pages.loop(exchange), exchange)
                : begin(exchange, target, proofAfter(ended), 1, ended, now);
    }

    private static AuthenticationRequirement proofAfter(@Nullable SessionRecord ended) {
        return ended == null || ended.end() == null || ended.terms().reauthentication() == Reauthentication.SSO
                ? AuthenticationRequirement.NONE
                : AuthenticationRequirement.after(ended, ended.end());
    }

    /**
     * Sends the browser of a living session to the provider.
     *
     * @param target where to go afterwards
     * @param requirement what to come back with
     */
    public Reply begin(Exchange exchange, ReturnTarget target, AuthenticationRequirement requirement, long now) {
        Reply instead = lostCallbacks.instead(exchange, target, now);
        return instead == null
                ? loopDetector.forget(begin(exchange, target, requirement, 1, null, now), exchange)
                : instead;
    }

    /** The reply to somebody who has signed out here, and whose next sign-in is the first one again. */
    public Reply signedOut(Reply reply, Exchange exchange) {
        return loopDetector.forget(reply, exchange);
    }

    private Reply begin(
            Exchange exchange,
            ReturnTarget target,
            AuthenticationRequirement requirement,
            int round,
            @Nullable SessionRecord present,
            long now) {
        boolean prompt = asksForCredentials(requirement, round);
        List<String> acr = requirement.acr() == null ? List.of() : requirement.acr();
        AuthenticationOptions demand =
                new AuthenticationOptions(maxAge(requirement), prompt, acr, site.url(exchange, EndpointPaths.CALLBACK));
        try {
            AuthorizationRequest request = provider.authorize(exchange, demand);
            SignInAttempt attempt = new SignInAttempt(request.transaction(), target, now, round, requirement);
            reauthentication.begun(prompt, now);
            return attempts.keep(Reply.seeOther(request.location().toString()), attempt, exchange);
        } catch (ProviderException fault) {
            return failed(exchange, fault, target, present, now);
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
    public boolean isAnswer(Exchange exchange, long now) {
        return lostCallbacks.isOne(exchange, now);
    }

    /** Takes the browser back from the provider. */
    public Reply complete(Exchange exchange, @Nullable SessionRecord present, long now) {
        String state = Form.parse(exchange.query()).single("state");
        SignInAttempt attempt = state == null ? null : attempts.find(state, exchange);
        if (attempt == null) {
            return pages.lost(exchange, present != null && present.end() == null);
        }
        if (now - attempt.startedAt() > Site.SIGN_IN_SECONDS * 1000) {
            AuthenticationRequirement requirement = attempt.requirement().and(proofAfter(present));
            return attempts.drop(
                    begin(exchange, attempt.target(), requirement, attempt.round(), present, now), attempt, exchange);
        }
        try {
            return redeem(exchange, attempt, present, now);
        } catch (ProviderException fault) {
            return attempts.drop(failed(exchange, fault, attempt, present, now), attempt, exchange);
        }
    }

    private Reply redeem(Exchange exchange, SignInAttempt attempt, @Nullable SessionRecord present, long now)
            throws ProviderException {
        String callback = site.url(exchange, EndpointPaths.CALLBACK);
        CodeExchange.Outcome outcome = codeExchange.redeem(exchange, attempt, callback, now);
        if (outcome instanceof CodeExchange.Crowded) {
            return pages.crowded(exchange, attempt.target(), present);
        }
        Reply reply = outcome instanceof CodeExchange.Redeemed redeemed
                ? complete(exchange, attempt, redeemed.answer(), present, now)
                : pages.lost(exchange, present != null && present.end() == null);
        return attempts.drop(reply, attempt, exchange);
    }

    private Reply complete(
            Exchange exchange,
            SignInAttempt attempt,
            Authentication answer,
            @Nullable SessionRecord present,
            long now) {
        PriorSessions precedents = starter.precedents(answer, present, now);
        Terms terms = rules.termsFor(answer.profile());
        AuthenticationRequirement required = attempt.requirement().and(proofAfter(present));
        reauthentication.answered(answer, terms, asksForCredentials(attempt.requirement(), attempt.round()), now);
        Freshness.Outcome outcome = Freshness.judge(answer, terms, required, precedents, now);
        if (outcome instanceof Freshness.Fresh fresh) {
            Client client = clients.of(exchange, terms.binding());
            return admit(
                    exchange,
                    attempt,
                    new VerifiedSignIn(answer, terms, fresh, client, attempt.startedAt()),
                    present,
                    precedents,
                    now);
        }
        if (outcome instanceof Freshness.Stale stale && attempt.round() < MOST_ROUNDS) {
            return begin(exchange, attempt.target(), stale.requirement(), attempt.round() + 1, present, now);
        }
        String why = outcome instanceof Freshness.Stale stale ? stale.why() : ((Freshness.Impossible) outcome).why();
        refused(answer.profile().name(), why, now);
        return answer.authTime() == null && required.isOfTime()
                ? pages.unprovable(exchange, attempt.target(), present)
                : pages.notFresh(exchange, attempt.target(), present);
    }

    private Reply admit(
            Exchange exchange,
            SignInAttempt attempt,
            VerifiedSignIn verified,
            @Nullable SessionRecord present,
            PriorSessions precedents,
            long now) {
        try {
            SignInOutcome outcome = starter.admit(verified, present, precedents, now);
            return outcome instanceof SignInOutcome.Revoked revoked
                    ? revoked(exchange, attempt, verified, revoked.reason(), present, now)
                    : reply(exchange, attempt, verified, outcome, now);
        } catch (RegistryException.Full full) {
            String user = verified.answer().profile().name();
            observer.on(new SessionEvent.OfUser(Kind.STORE_UNAVAILABLE, now, user, full.getMessage()));
            return pages.full(exchange, attempt.target());
        }
    }

    /** A user whose sessions were revoked since they authenticated has to give credentials once more. */
    private Reply revoked(
            Exchange exchange,
            SignInAttempt attempt,
            VerifiedSignIn verified,
            EndReason reason,
            @Nullable SessionRecord present,
            long now) {
        if (attempt.round() < MOST_ROUNDS) {
            return begin(exchange, attempt.target(), attempt.requirement(), attempt.round() + 1, present, now);
        }
        refused(verified.answer().profile().name(), reason.word(), now);
        return pages.notFresh(exchange, attempt.target(), present);
    }

    private Reply reply(
            Exchange exchange, SignInAttempt attempt, VerifiedSignIn verified, SignInOutcome admission, long now) {
        if (admission instanceof SignInOutcome.Refused) {
            refused(verified.answer().profile().name(), EndReason.SESSION_LIMIT.word(), now);
            return pages.tooMany(exchange, verified.terms().maxSessions(), attempt.target());
        }
        Reply back = Reply.seeOther(attempt.target().target());
        Reply welcome = admission instanceof SignInOutcome.Admitted admitted
                ? back.with(
                        ResponseHeader.SET_COOKIE,
                        site.cookies().setSession(admitted.token().reveal()))
                : back;
        return loopDetector.count(welcome, exchange, now);
    }

    private Reply failed(
            Exchange exchange,
            ProviderException fault,
            SignInAttempt attempt,
            @Nullable SessionRecord present,
            long now) {
        boolean prompt = asksForCredentials(attempt.requirement(), attempt.round());
        if (fault instanceof ProviderException.Refused refused
                && reauthentication.isRefusedPrompt(refused, prompt, now)) {
            refused(null, refused.getMessage(), now);
            return pages.promptRefused(exchange, attempt.target(), present);
        }
        return failed(exchange, fault, attempt.target(), present, now);
    }

    private Reply failed(
            Exchange exchange,
            ProviderException fault,
            ReturnTarget target,
            @Nullable SessionRecord present,
            long now) {
        if (fault instanceof ProviderException.Refused refused) {
            refused(null, refused.getMessage(), now);
            return pages.refused(exchange, refused.refusal(), target);
        }
        observer.on(new SessionEvent.OfCurfew(Kind.PROVIDER_UNAVAILABLE, now, fault.getMessage()));
        return pages.unavailable(exchange, target, present);
    }

    private void refused(@Nullable String user, @Nullable String why, long now) {
        observer.on(new SessionEvent.OfUser(Kind.SIGN_IN_REFUSED, now, user, why));
    }
}
