/** Tomcat's own sessions, by the manager that keeps them: what the servlet API does not reach. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.catalina;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
