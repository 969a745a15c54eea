/** What a door costs on a whole Tomcat, beside the same application without one. */
@NullMarked
package dev.curfew.bench;

import org.jspecify.annotations.NullMarked;
