/** Curfew put together: the one place that knows every part, and the only one that reads the system clock. */
@NullMarked
package dev.curfew;

import org.jspecify.annotations.NullMarked;
