/** The session record, its key, its end, and the arithmetic of time: (record, limits, now) to verdict. The registry is a port. */
@NullMarked
package dev.curfew.session;

import org.jspecify.annotations.NullMarked;
