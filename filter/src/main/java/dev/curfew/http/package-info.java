/** Requests as a port, kinds of requests, and Curfew's replies. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.http;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
