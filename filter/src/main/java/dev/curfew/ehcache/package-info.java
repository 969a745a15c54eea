/** The registry port on Ehcache. */
@NullMarked
package dev.curfew.ehcache;

import org.jspecify.annotations.NullMarked;
