/** The command line: checks, explains and rehearses a policy without a server. */
@NullMarked
package dev.curfew.cli;

import org.jspecify.annotations.NullMarked;
