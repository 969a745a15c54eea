package dev.curfew.session;

/**
 * The provider's session in one browser. Where a provider names none there is none: nothing stands in for it, because
 * nothing else tells two browsers of one user apart.
 *
 * @param issuer the provider; a {@code sid} is unique only within it (OIDC Back-Channel Logout 1.0, 2.1)
 * @param sid the {@code sid} claim
 * @since 0.1
 */
public record ProviderSession(String issuer, String sid) implements SessionGroup {}
