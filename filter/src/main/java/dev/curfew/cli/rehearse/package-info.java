/** The command `rehearse`: replays recorded events against another policy. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.cli.rehearse;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
