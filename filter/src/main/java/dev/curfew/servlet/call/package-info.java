/** What both doors do with a request that is let through. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.servlet.call;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
