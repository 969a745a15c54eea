/** What the commands share: arguments, output, exit status. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.cli.command;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
