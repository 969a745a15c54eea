package dev.curfew.session;

import org.jspecify.annotations.Nullable;

/**
 * What Curfew keeps of the provider's tokens: only what it can hand back when the session ends. The access token is not kept.
 *
 * @param idToken the hint for a logout at the provider, or null
 * @param refreshToken what is revoked when the session ends, or null
 * @since 0.1
 */
public record Tokens(@Nullable PackedToken idToken, @Nullable PackedToken refreshToken) {

    /** No tokens at all. */
    public static final Tokens NONE = new Tokens(null, null);
}
