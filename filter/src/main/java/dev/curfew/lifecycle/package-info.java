/** Starts sessions, records activity, ends sessions on time, releases what they hold, tells the provider. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.lifecycle;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
