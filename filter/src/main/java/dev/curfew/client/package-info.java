/** Who is asking: the client address behind proxies, networks, the browser. */
@NullMarked
package dev.curfew.client;

import org.jspecify.annotations.NullMarked;
