/** Curfew put together: the one place that knows every part, and the only one that reads the system clock. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
