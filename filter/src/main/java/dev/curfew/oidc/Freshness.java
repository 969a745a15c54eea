package dev.curfew.oidc;

import dev.curfew.policy.Limits;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Terms;

/**
 * Decides whether an authentication is recent enough for a new session (OIDC Core, 3.1.3.7, 13: a provider may ignore
 * the request, so the response is checked).
 */
public final class Freshness {

    private static final long GREATEST_SKEW = 30_000;

    private Freshness() {}

    public sealed interface Outcome {}

    /**
     * Fresh.
     *
     * @param authenticatedAt where the absolute timeout counts from, epoch milliseconds
     * @param anew whether it proves that credentials were given for this very sign-in
     */
    public record Fresh(long authenticatedAt, boolean anew) implements Outcome {}

    /** Not fresh; the next round has to bring this proof. */
    public record Stale(AuthenticationRequirement requirement, String why) implements Outcome {}

    /** The provider's clock is wrong: no round will help. */
    public record Impossible(String why) implements Outcome {}

    /** How far the provider's clock may differ from ours, milliseconds: never more than half of what it is compared with. */
    public static long skew(Limits limits) {
        return Math.min(GREATEST_SKEW, limits.shortest() / 2);
    }

    /**
     * The outcome at {@code now}.
     *
     * @param terms what will hold for the user
     * @param required what the sign-in set out to prove
     * @param precedents what is known of the authentication from before
     */
    public static Outcome judge(
            Authentication answer,
            Terms terms,
            AuthenticationRequirement required,
            PriorSessions precedents,
            long now) {
        Limits limits = terms.limits();
        AuthenticationRequirement requirement =
                terms.reauthentication() == Reauthentication.SSO ? required : required.and(precedents.proof());
        if (!requirement.isMetBy(answer.profile().acr())) {
            return new Stale(requirement, "acr is not one of the requested values");
        }
        Long authTimeSeconds = answer.authTime();
        if (authTimeSeconds == null) {
            return requirement.isOfTime()
                    ? new Stale(
                            requirement, "the provider sends no auth_time, so it does not prove a new authentication")
                    : new Fresh(now, false);
        }
        long authTime = authTimeSeconds * 1000;
        long skew = skew(limits);
        if (authTime > now + skew) {
            return new Impossible("auth_time lies " + (authTime - now) / 1000
                    + " s in the future: compare the provider's clock with this server's");
        }
        if (!requirement.isGivenBy(authTime, skew)) {
            return new Stale(requirement, "auth_time is not later than the end of the previous session");
        }
        long authenticatedAt = Math.min(authTime, now);
        if (!requirement.isYoung(authenticatedAt, now)) {
            return new Stale(requirement, "auth_time is older than the requested max_age");
        }
        return Limits.after(authenticatedAt, limits.absolute()) <= now
                ? new Stale(requirement, "auth_time is older than the absolute timeout")
                : new Fresh(authenticatedAt, requirement.isOfNewCredentials());
    }
}
