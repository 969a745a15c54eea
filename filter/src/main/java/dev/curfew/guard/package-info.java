/**
 * The sequence: takes one request and returns one decision. Only this package knows the order of the decisions. The
 * order of decisions exists here and nowhere else.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.guard;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
