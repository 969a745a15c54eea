/** What both doors do with a request that is let through. */
@NullMarked
package dev.curfew.servlet.call;

import org.jspecify.annotations.NullMarked;
