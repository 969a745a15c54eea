package dev.curfew.oidc;

import dev.curfew.session.Identity;
import dev.curfew.session.Tokens;
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
        Tokens tokens) {}
