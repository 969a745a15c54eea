/** The compiled form of the rules: finds the rules that match a request, and combines their effects. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.policy.match;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
