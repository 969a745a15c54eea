/** The OpenID Provider as a port: sign in, prove freshness, refresh, revoke, log out. */
@NullMarked
package dev.curfew.oidc;

import org.jspecify.annotations.NullMarked;
