/** Builds Curfew's own pages. Escapes by construction. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.html;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
