package dev.curfew.oidc;

import dev.curfew.session.Identity;
import dev.curfew.session.Tokens;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A validated answer of the provider. Says who, and when they proved it; whether that is fresh enough is not decided here.
 *
 * @param identity who
 * @param sid the provider's session, or null if it does not say
 * @param authTime when the user authenticated, epoch seconds, or null if the provider does not say
 * @param sessionExpiry when the provider's session must end, epoch seconds, or null
 * @param acr the authentication context class, or null if the provider does not say
 * @param tokens what to keep
 * @since 0.1
 */
public record Authentication(
        Identity identity,
        @Nullable String sid,
        @Nullable Long authTime,
        @Nullable Long sessionExpiry,
        @Nullable String acr,
        Tokens tokens) {

    private static final long MOST_SECONDS = Long.MAX_VALUE / 1000;

    /**
     * The same with every instant by another clock.
     *
     * @param clock takes and gives epoch milliseconds
     */
    public Authentication by(LongUnaryOperator clock) {
        return new Authentication(identity, sid, by(clock, authTime), by(clock, sessionExpiry), acr, tokens);
    }

    private static @Nullable Long by(LongUnaryOperator clock, @Nullable Long seconds) {
        return seconds == null || Math.abs(seconds) > MOST_SECONDS
                ? seconds
                : Long.valueOf(Math.floorDiv(clock.applyAsLong(seconds * 1000), 1000L));
    }
}
