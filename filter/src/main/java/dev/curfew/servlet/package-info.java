/** The request port on jakarta.servlet. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.servlet;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
