/** Tomcat's own sessions, by the manager that keeps them: what the servlet API does not reach. */
@NullMarked
package dev.curfew.catalina;

import org.jspecify.annotations.NullMarked;
