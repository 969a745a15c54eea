package dev.curfew.lifecycle;

import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.Freshness;
import dev.curfew.policy.Terms;
import dev.curfew.session.Client;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.SessionRecord;
import org.jspecify.annotations.Nullable;

/**
 * A verified sign-in: a user who returned from the provider with sufficient proof.
 *
 * @param answer what the provider says
 * @param terms what holds for the user
 * @param fresh what the answer is worth
 * @param client where they come from
 * @param setOutAt when they were sent there, epoch milliseconds
 */
public record VerifiedSignIn(Authentication answer, Terms terms, Freshness.Fresh fresh, Client client, long setOutAt) {

    /**
     * When the user authenticated, epoch milliseconds by our clock. Where the provider does not say, it was not before they set out as far as
     * anything shows.
     */
    long authenticatedAt() {
        return answer.authTime() == null ? setOutAt : fresh.authenticatedAt();
    }

    /** The provider's session that they come from, or null if it has no name. */
    @Nullable
    ProviderSession providerSession() {
        String sid = answer.sid();
        return sid == null ? null : new ProviderSession(answer.user().issuer(), sid);
    }

    /**
     * Whether the browser has all of this already: by another of its tabs, which set out before there was this session and came back first. Then
     * it has that one's cookie, or is about to. A browser that has lost it sets out again, and later.
     */
    boolean bringsNothingNewTo(SessionRecord living) {
        return setOutAt < living.createdAt()
                && isSameAuthentication(living)
                && answer.user().equals(living.user())
                && answer.profile().equals(living.profile())
                && (!fresh.anew() || living.longestIdle() == 0);
    }

    private boolean isSameAuthentication(SessionRecord living) {
        Long authTime = answer.authTime();
        return authTime == null || authTime * 1000 == living.authTime();
    }
}
