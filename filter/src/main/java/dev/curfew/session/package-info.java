/** The session record, its key, its end, and the arithmetic of time: (record, limits, now) to verdict. The registry is a port. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.session;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
