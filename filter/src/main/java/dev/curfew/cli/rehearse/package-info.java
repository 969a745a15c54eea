/** The command `rehearse`: replays recorded events against another policy. */
@NullMarked
package dev.curfew.cli.rehearse;

import org.jspecify.annotations.NullMarked;
