/** Starts sessions, records activity, ends sessions on time, releases what they hold, tells the provider. */
@NullMarked
package dev.curfew.lifecycle;

import org.jspecify.annotations.NullMarked;
