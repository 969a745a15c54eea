/** The authorization code flow: sign-in attempts, their cookies, the callback, and the detection of loops. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.signin;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
