/** Who is asking: the client address behind proxies, networks, the browser. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.client;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
