package dev.curfew.demo.provider;

import java.time.Duration;

/**
 * How long the things live that the demo provider hands out; each is over at equality.
 *
 * @param code an authorization code
 * @param accessToken an access token
 * @param idToken an ID token
 * @param session a provider session, from its latest authentication; refresh tokens live as long
 */
public record Lifetimes(Duration code, Duration accessToken, Duration idToken, Duration session) {

    /** A minute for a code, five minutes for access and ID tokens, ten hours for a session. */
    public static final Lifetimes DEFAULT =
            new Lifetimes(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofHours(10));
}
