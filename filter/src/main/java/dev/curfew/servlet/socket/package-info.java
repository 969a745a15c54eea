/** WebSockets: closes them when their session ends. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.servlet.socket;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
