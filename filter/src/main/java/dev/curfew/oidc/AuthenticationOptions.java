package dev.curfew.oidc;

import java.util.List;

/**
 * The requirements of a sign-in, as parameters for the provider.
 *
 * @param maxAgeSeconds how old the authentication may be, {@code max_age}
 * @param prompt whether credentials have to be asked for, {@code prompt=login}
 * @param acrValues the authentication context classes of which one is needed, best first, {@code acr_values}; empty for none
 * @param callback our own URL that the provider sends the browser back to
 * @since 0.1
 */
public record AuthenticationOptions(long maxAgeSeconds, boolean prompt, List<String> acrValues, String callback) {}
