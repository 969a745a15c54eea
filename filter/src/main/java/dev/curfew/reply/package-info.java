/** Curfew's own endpoints, and the replies to requests that are refused. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.reply;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
