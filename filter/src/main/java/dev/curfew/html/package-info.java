/** Builds Curfew's own pages. Escapes by construction. */
@NullMarked
package dev.curfew.html;

import org.jspecify.annotations.NullMarked;
