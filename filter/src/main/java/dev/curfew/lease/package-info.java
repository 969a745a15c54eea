/** Leases: background work of an application that keeps its session alive, or does not. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.lease;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
