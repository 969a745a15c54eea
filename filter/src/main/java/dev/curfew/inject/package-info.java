/** Finds the place for the script's tag in pages of the application. */
@NullMarked
package dev.curfew.inject;

import org.jspecify.annotations.NullMarked;
