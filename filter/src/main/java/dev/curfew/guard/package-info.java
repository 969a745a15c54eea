/** The sequence: one request in, one decision out. The order of decisions exists here and nowhere else. */
@NullMarked
package dev.curfew.guard;

import org.jspecify.annotations.NullMarked;
