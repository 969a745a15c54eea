/** What people see of Curfew, in a real Chromium. */
@NullMarked
package dev.curfew.chromium;

import org.jspecify.annotations.NullMarked;
