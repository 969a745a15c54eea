/** Finds the place for the script's tag in pages of the application. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.inject;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
