/** Leases: background work of an application that keeps its session alive, or does not. */
@NullMarked
package dev.curfew.lease;

import org.jspecify.annotations.NullMarked;
