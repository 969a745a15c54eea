/** The command `explain`: what the policy decides about a request, and why. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.cli.explain;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
