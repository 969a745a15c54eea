/** The command `explain`: what the policy decides about a request, and why. */
@NullMarked
package dev.curfew.cli.explain;

import org.jspecify.annotations.NullMarked;
