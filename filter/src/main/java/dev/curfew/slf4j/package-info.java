/** What the libraries inside Curfew have to say, led to the platform's log. */
@NullMarked
package dev.curfew.slf4j;

import org.jspecify.annotations.NullMarked;
