/** The demo: an old webapp behind Curfew, and a provider to sign in at, in one process. For a look, never for production. */
@NullMarked
package dev.curfew.demo;

import org.jspecify.annotations.NullMarked;
