/** The Java part of the old webapp, on {@code javax.servlet} as it was written years ago. */
@NullMarked
package dev.curfew.acceptance.legacy;

import org.jspecify.annotations.NullMarked;
