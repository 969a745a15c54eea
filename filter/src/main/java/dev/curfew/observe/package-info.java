/** What happened to sessions, as events, and those who listen. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.observe;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
