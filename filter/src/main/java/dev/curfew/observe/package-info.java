/** Events of sessions, and their listeners. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.observe;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
