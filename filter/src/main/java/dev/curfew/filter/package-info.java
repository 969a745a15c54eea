/** The servlet filter: the door for applications that cannot have a valve. */
@NullMarked
package dev.curfew.filter;

import org.jspecify.annotations.NullMarked;
