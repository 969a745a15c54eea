/** Asynchronous requests and streams: ends them when their session ends. */
@NullMarked
package dev.curfew.servlet.stream;

import org.jspecify.annotations.NullMarked;
