/** Asynchronous requests and streams: ends them when their session ends. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.servlet.stream;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
