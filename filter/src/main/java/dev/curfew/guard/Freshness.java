package dev.curfew.guard;

import dev.curfew.oidc.Authentication;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Terms;

/**
 * Decides whether an authentication is fresh enough to start a session with (OIDC Core, 3.1.3.7, 13: providers may ignore what they were
 * asked, so the answer is checked).
 */
final class Freshness {

    private static final long GREATEST_SKEW = 30_000;

    private Freshness() {}

    sealed interface Outcome {}

    /**
     * Fresh.
     *
     * @param authenticatedAt where the absolute timeout counts from, epoch milliseconds
     * @param anew whether it proves that credentials were given for this very sign-in
     */
    record Fresh(long authenticatedAt, boolean anew) implements Outcome {}

    /** Not fresh; the next round has to bring this proof. */
    record Stale(Proof proof, String why) implements Outcome {}

    /** The provider's clock is wrong: no round will help. */
    record Impossible(String why) implements Outcome {}

    /** How far the provider's clock may differ from ours, milliseconds: never more than half of what it is compared with. */
    static long skew(Limits limits) {
        return Math.min(GREATEST_SKEW, limits.shortest() / 2);
    }

    /**
     * The outcome at {@code now}.
     *
     * @param terms what will hold for the user
     * @param demanded what the sign-in set out to prove
     * @param precedents what is known of the authentication from before
     */
    static Outcome judge(Authentication answer, Terms terms, Proof demanded, Precedents precedents, long now) {
        Limits limits = terms.limits();
        Proof proof = terms.reauthentication() == Reauthentication.SSO ? demanded : demanded.and(precedents.proof());
        if (!proof.isMetBy(answer.acr())) {
            return new Stale(proof, "acr is not one of those asked for");
        }
        Long authTimeSeconds = answer.authTime();
        if (authTimeSeconds == null) {
            return proof.isOfTime()
                    ? new Stale(proof, "the provider sends no auth_time, so that nothing proves a new authentication")
                    : new Fresh(now, false);
        }
        long authTime = authTimeSeconds * 1000;
        long skew = skew(limits);
        if (authTime > now + skew) {
            return new Impossible("auth_time lies " + (authTime - now) / 1000
                    + " s in the future: compare the provider's clock with ours");
        }
        if (!proof.isGivenBy(authTime, skew)) {
            return new Stale(proof, "auth_time is not later than the end of the session before");
        }
        long authenticatedAt = Math.min(authTime, now);
        if (!proof.isYoung(authenticatedAt, now)) {
            return new Stale(proof, "auth_time is older than what was asked for allows");
        }
        return Limits.after(authenticatedAt, limits.absolute()) <= now
                ? new Stale(proof, "auth_time is older than the absolute timeout")
                : new Fresh(authenticatedAt, proof.isOfNewCredentials());
    }
}
