/** The OpenID Provider as a port: sign in, prove freshness, refresh, revoke, log out. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.oidc;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
