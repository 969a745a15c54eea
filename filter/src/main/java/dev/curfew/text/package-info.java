/** What Curfew says to people, in their languages. Knows {@code java.*} only. */
@NullMarked
package dev.curfew.text;

import org.jspecify.annotations.NullMarked;
