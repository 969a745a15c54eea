/** What Curfew promises, tried on the real things: unpacked Tomcats, a real Keycloak, an old webapp. */
@NullMarked
package dev.curfew.acceptance;

import org.jspecify.annotations.NullMarked;
