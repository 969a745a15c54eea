/** Kept forms: reads them, seals them, keeps them, and gives them back after the next sign-in. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.forms;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
