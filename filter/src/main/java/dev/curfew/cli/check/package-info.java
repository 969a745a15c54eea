/** The command `check`: the faults of a configuration, and how it compares with standards. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.cli.check;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
