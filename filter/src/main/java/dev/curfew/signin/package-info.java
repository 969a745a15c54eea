/** The authorization code flow: sign-in attempts, their cookies, the callback, and the detection of loops. */
@NullMarked
package dev.curfew.signin;

import org.jspecify.annotations.NullMarked;
