/** The command `check`: the faults of a configuration, and how it compares with standards. */
@NullMarked
package dev.curfew.cli.check;

import org.jspecify.annotations.NullMarked;
