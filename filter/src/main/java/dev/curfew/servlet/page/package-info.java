/** Puts the script's tag into pages of the application while they are written. */
@NullMarked
package dev.curfew.servlet.page;

import org.jspecify.annotations.NullMarked;
