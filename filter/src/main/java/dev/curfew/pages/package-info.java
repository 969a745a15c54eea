/** Curfew's own pages in the user's language. */
@NullMarked
package dev.curfew.pages;

import org.jspecify.annotations.NullMarked;
