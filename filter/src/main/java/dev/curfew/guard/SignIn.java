package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.http.Reply;
import dev.curfew.http.ReturnTarget;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.AuthorizationRequest;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.SignInDemand;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rulebook;
import dev.curfew.policy.Terms;
import dev.curfew.session.Client;
import dev.curfew.session.EndReason;
import dev.curfew.session.RegistryException;
import dev.curfew.session.SessionRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to the provider and back: OpenID Connect's authorization code flow, with the proof that a user who comes back after an end has
 * authenticated again.
 */
final class SignIn {

    private static final int MOST_ROUNDS = 2;

    private final Site site;
    private final Rulebook rules;
    private final Provider provider;
    private final Redemptions redemptions;
    private final Lookout lookout;
    private final SignInCookies attempts;
    private final LoopBreaker loopBreaker;
    private final Newcomers newcomers;
    private final Clients clients;
    private final SignInPages pages;
    private final LostAnswers lostAnswers;
    private final Observer observer;

    SignIn(
            Site site,
            Rulebook rules,
            Provider provider,
            Redemptions redemptions,
            Lookout lookout,
            SignInCookies attempts,
            LoopBreaker loopBreaker,
            Newcomers newcomers,
            Clients clients,
            SignInPages pages,
            Observer observer) {
        this.site = site;
        this.rules = rules;
        this.provider = provider;
        this.redemptions = redemptions;
        this.lookout = lookout;
        this.attempts = attempts;
        this.loopBreaker = loopBreaker;
        this.newcomers = newcomers;
        this.clients = clients;
        this.pages = pages;
        this.lostAnswers = new LostAnswers(site, attempts, pages, observer);
        this.observer = observer;
    }

    /**
     * Sends the browser to the provider.
     *
     * @param target where to go afterwards
     * @param ended the ended session that the browser still names, or null
     */
    Reply begin(Exchange exchange, ReturnTarget target, @Nullable SessionRecord ended, long now) {
        Reply instead = lostAnswers.instead(exchange, target, now);
        if (instead != null) {
            return instead;
        }
        if (LoopBreaker.hasLived(ended)) {
            return loopBreaker.forget(begin(exchange, target, proofAfter(ended), 1, ended, now), exchange);
        }
        return loopBreaker.isLooping(exchange, now)
                ? loopBreaker.forget(pages.loop(exchange), exchange)
                : begin(exchange, target, proofAfter(ended), 1, ended, now);
    }

    private static Proof proofAfter(@Nullable SessionRecord ended) {
        return ended == null || ended.end() == null || ended.terms().reauthentication() == Reauthentication.SSO
                ? Proof.NONE
                : Proof.after(ended, ended.end());
    }

    /**
     * Sends the browser of a living session to the provider.
     *
     * @param target where to go afterwards
     * @param proof what to come back with
     */
    Reply begin(Exchange exchange, ReturnTarget target, Proof proof, long now) {
        Reply instead = lostAnswers.instead(exchange, target, now);
        return instead == null ? loopBreaker.forget(begin(exchange, target, proof, 1, null, now), exchange) : instead;
    }

    /** The reply to somebody who has signed out here, and whose next sign-in is the first one again. */
    Reply signedOut(Reply reply, Exchange exchange) {
        return loopBreaker.forget(reply, exchange);
    }

    private Reply begin(
            Exchange exchange, ReturnTarget target, Proof proof, int round, @Nullable SessionRecord present, long now) {
        boolean prompt = asksForCredentials(proof, round);
        List<String> acr = proof.acr() == null ? List.of() : proof.acr();
        SignInDemand demand = new SignInDemand(maxAge(proof), prompt, acr, site.url(exchange, EndpointPaths.CALLBACK));
        try {
            AuthorizationRequest request = provider.authorize(exchange, demand);
            SignInAttempt attempt = new SignInAttempt(request.transaction(), target, now, round, proof);
            lookout.begun(prompt, now);
            return attempts.keep(Reply.seeOther(request.location().toString()), attempt, exchange);
        } catch (ProviderException fault) {
            return failed(exchange, fault, target, present, now);
        }
    }

    private static boolean asksForCredentials(Proof proof, int round) {
        return proof.isOfNewCredentials() || round > 1;
    }

    /** {@code max_age} is asked for without an absolute timeout too: only then has the provider to send {@code auth_time}. */
    private long maxAge(Proof proof) {
        long absolute = Math.min(rules.policy().limits().absolute(), proof.age());
        return absolute == Limits.NONE ? Integer.MAX_VALUE : Math.max(1, absolute / 1000);
    }

    /** Whether a request for a path of the application is the provider's answer to a sign-in of this browser. */
    boolean isAnswer(Exchange exchange, long now) {
        return lostAnswers.isOne(exchange, now);
    }

    /** Takes the browser back from the provider. */
    Reply complete(Exchange exchange, @Nullable SessionRecord present, long now) {
        String state = Form.parse(exchange.query()).single("state");
        SignInAttempt attempt = state == null ? null : attempts.find(state, exchange);
        if (attempt == null) {
            return pages.lost(exchange, present != null && present.end() == null);
        }
        if (now - attempt.startedAt() > Site.SIGN_IN_SECONDS * 1000) {
            Proof proof = attempt.proof().and(proofAfter(present));
            return attempts.drop(
                    begin(exchange, attempt.target(), proof, attempt.round(), present, now), attempt, exchange);
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
        Redemptions.Outcome outcome = redemptions.redeem(exchange, attempt, callback, now);
        if (outcome instanceof Redemptions.Crowded) {
            return pages.crowded(exchange, attempt.target(), present);
        }
        Reply reply = outcome instanceof Redemptions.Redeemed redeemed
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
        Precedents precedents = newcomers.precedents(answer, present, now);
        Terms terms = rules.termsFor(answer.identity());
        Proof demanded = attempt.proof().and(proofAfter(present));
        lookout.answered(answer, terms, asksForCredentials(attempt.proof(), attempt.round()), now);
        Freshness.Outcome outcome = Freshness.judge(answer, terms, demanded, precedents, now);
        if (outcome instanceof Freshness.Fresh fresh) {
            Client client = clients.of(exchange, terms.binding());
            return admit(
                    exchange,
                    attempt,
                    new Arrival(answer, terms, fresh, client, attempt.startedAt()),
                    present,
                    precedents,
                    now);
        }
        if (outcome instanceof Freshness.Stale stale && attempt.round() < MOST_ROUNDS) {
            return begin(exchange, attempt.target(), stale.proof(), attempt.round() + 1, present, now);
        }
        String why = outcome instanceof Freshness.Stale stale ? stale.why() : ((Freshness.Impossible) outcome).why();
        refused(answer.identity().name(), why, now);
        return answer.authTime() == null && demanded.isOfTime()
                ? pages.unprovable(exchange, attempt.target(), present)
                : pages.notFresh(exchange, attempt.target(), present);
    }

    private Reply admit(
            Exchange exchange,
            SignInAttempt attempt,
            Arrival arrival,
            @Nullable SessionRecord present,
            Precedents precedents,
            long now) {
        try {
            return reply(exchange, attempt, arrival, newcomers.admit(arrival, present, precedents, now), now);
        } catch (RegistryException.Full full) {
            String user = arrival.answer().identity().name();
            observer.on(new SessionEvent(Kind.STORE_UNAVAILABLE, now, null, user, null, full.getMessage()));
            return pages.full(exchange, attempt.target());
        }
    }

    private Reply reply(Exchange exchange, SignInAttempt attempt, Arrival arrival, Admission admission, long now) {
        if (admission instanceof Admission.Refused) {
            refused(arrival.answer().identity().name(), EndReason.SESSION_LIMIT.word(), now);
            return pages.tooMany(exchange, arrival.terms().maxSessions(), attempt.target());
        }
        Reply back = Reply.seeOther(attempt.target().target());
        Reply welcome = admission instanceof Admission.Admitted admitted
                ? back.with(
                        "Set-Cookie", site.cookies().setSession(admitted.token().reveal()))
                : back;
        return loopBreaker.count(welcome, exchange, now);
    }

    private Reply failed(
            Exchange exchange,
            ProviderException fault,
            SignInAttempt attempt,
            @Nullable SessionRecord present,
            long now) {
        boolean prompt = asksForCredentials(attempt.proof(), attempt.round());
        if (fault instanceof ProviderException.Refused refused && lookout.isRefusedPrompt(refused, prompt, now)) {
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
        observer.on(new SessionEvent(Kind.PROVIDER_UNAVAILABLE, now, null, null, null, fault.getMessage()));
        return pages.unavailable(exchange, target, present);
    }

    private void refused(@Nullable String user, @Nullable String why, long now) {
        observer.on(new SessionEvent(Kind.SIGN_IN_REFUSED, now, null, user, null, why));
    }
}
