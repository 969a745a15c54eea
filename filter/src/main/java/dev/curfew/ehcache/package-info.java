/** The registry port on Ehcache. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.ehcache;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
