/** The Tomcat valve: the door that needs no change to any application. */
@NullMarked
package dev.curfew.valve;

import org.jspecify.annotations.NullMarked;
