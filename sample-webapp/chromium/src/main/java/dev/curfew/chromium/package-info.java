/** A person at a real Chromium: the browser, and what is seen and done there. */
@NullMarked
package dev.curfew.chromium;

import org.jspecify.annotations.NullMarked;
