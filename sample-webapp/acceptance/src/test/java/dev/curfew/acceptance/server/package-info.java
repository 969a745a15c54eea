/** Real servers as child processes: Keycloak, Tomcat, and what can be asked of them from outside. */
@NullMarked
package dev.curfew.acceptance.server;

import org.jspecify.annotations.NullMarked;
