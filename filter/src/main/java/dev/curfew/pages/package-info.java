/** Curfew's own pages in the user's language. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.pages;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
