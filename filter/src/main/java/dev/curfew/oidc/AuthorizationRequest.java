package dev.curfew.oidc;

import java.net.URI;

/**
 * An authorization request to the provider.
 *
 * @param location the provider's authorization endpoint with everything it needs to know
 * @param transaction what only the browser that was sent there may bring back
 * @since 0.1
 */
public record AuthorizationRequest(URI location, SignInSecrets transaction) {}
