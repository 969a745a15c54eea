/** The command line: checks, explains and rehearses a policy without a server. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.cli;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
