package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.openid.connect.sdk.Nonce;
import org.jspecify.annotations.Nullable;

/**
 * What one user allowed one client, once: the ground on which a code and then a family of tokens stand.
 *
 * @param session the provider session as it was at that moment, so that a refresh keeps {@code auth_time}
 */
record Authorization(String clientId, ProviderSession session, Scope scope, @Nullable Nonce nonce) {}
