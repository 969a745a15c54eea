package dev.curfew.demo.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revocation that a client asked for.
 *
 * @param clientId who asked
 * @param kind what the token turned out to be
 * @param sid the provider session it belonged to; null for an unknown token
 * @param at when
 */
public record Revocation(String clientId, Kind kind, @Nullable String sid, Instant at) {

    /** What a revoked token turned out to be. */
    public enum Kind {
        /** A refresh token: its whole family was revoked. */
        REFRESH_TOKEN,
        /** An access token: it alone was revoked. */
        ACCESS_TOKEN,
        /** Nothing this provider had issued to that client. */
        UNKNOWN
    }
}
