package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.Scope;
import java.time.Instant;

/** What an access token stands for. */
record AccessGrant(TokenFamily family, Scope scope, Instant issuedAt, Instant expiresAt) {}
