package dev.curfew.oidc;

import dev.curfew.session.Profile;
import dev.curfew.session.Tokens;
import dev.curfew.session.UserKey;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A validated response of the provider: the user and the time of the authentication.
 *
 * @param user who
 * @param profile what the provider says of them
 * @param sid the provider's session, or null if it does not say
 * @param authTime when the user authenticated, epoch seconds, or null if the provider does not say
 * @param sessionExpiry when the provider's session must end, epoch seconds, or null
 * @param tokens what to keep
 * @since 0.1
 */
public record Authentication(
        UserKey user,
        Profile profile,
        @Nullable String sid,
        @Nullable Long authTime,
        @Nullable Long sessionExpiry,
        Tokens tokens) {

    private static final long MOST_SECONDS = Long.MAX_VALUE / 1000;

    /**
     * The same with every instant by another clock.
     *
     * @param clock takes and gives epoch milliseconds
     */
    public Authentication by(LongUnaryOperator clock) {
        return new Authentication(user, profile, sid, by(clock, authTime), by(clock, sessionExpiry), tokens);
    }

    private static @Nullable Long by(LongUnaryOperator clock, @Nullable Long seconds) {
        return seconds == null || Math.abs(seconds) > MOST_SECONDS
                ? seconds
                : Long.valueOf(Math.floorDiv(clock.applyAsLong(seconds * 1000), 1000L));
    }
}
