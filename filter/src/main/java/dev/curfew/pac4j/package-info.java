/** The provider port on pac4j. */
@NullMarked
package dev.curfew.pac4j;

import org.jspecify.annotations.NullMarked;
