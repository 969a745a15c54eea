/** The provider port on pac4j. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.pac4j;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
