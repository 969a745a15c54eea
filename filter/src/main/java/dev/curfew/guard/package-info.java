/** The sequence: one request in, one decision out. The order of decisions exists here and nowhere else. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.guard;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
