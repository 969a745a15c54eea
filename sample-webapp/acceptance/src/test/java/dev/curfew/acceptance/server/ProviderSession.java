package dev.curfew.acceptance.server;

import java.time.Instant;

/**
 * The provider's session in one browser, as an ID token tells it.
 *
 * @param sid the provider's name for it
 * @param subject the user
 * @param authTime when the user last entered the password; whole seconds
 */
public record ProviderSession(String sid, String subject, Instant authTime) {}
