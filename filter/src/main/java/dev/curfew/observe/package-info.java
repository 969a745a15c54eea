/** What happened to sessions, as events, and those who listen. */
@NullMarked
package dev.curfew.observe;

import org.jspecify.annotations.NullMarked;
