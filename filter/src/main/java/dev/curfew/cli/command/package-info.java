/** What the commands share: arguments, output, exit status. */
@NullMarked
package dev.curfew.cli.command;

import org.jspecify.annotations.NullMarked;
