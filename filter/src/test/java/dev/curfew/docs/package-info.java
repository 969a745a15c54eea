/** Holds the documentation to the code. */
@NullMarked
package dev.curfew.docs;

import org.jspecify.annotations.NullMarked;
