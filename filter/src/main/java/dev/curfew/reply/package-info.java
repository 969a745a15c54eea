/** Curfew's own endpoints, and the replies to requests that are refused. */
@NullMarked
package dev.curfew.reply;

import org.jspecify.annotations.NullMarked;
