/** WebSockets: closes them when their session ends. */
@NullMarked
package dev.curfew.servlet.socket;

import org.jspecify.annotations.NullMarked;
