/** Kept forms: reads them, seals them, keeps them, and gives them back after the next sign-in. */
@NullMarked
package dev.curfew.forms;

import org.jspecify.annotations.NullMarked;
