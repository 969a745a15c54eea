/** Redirects log messages of Curfew's libraries to the platform's log. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.slf4j;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
