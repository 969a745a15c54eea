/** Puts the script's tag into pages of the application while they are written. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.servlet.page;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
