/** What only Tomcat's own WebSockets can tell. Linked when one is opened, so that Curfew starts where they are missing. */
@NullMarked
package dev.curfew.tomcat;

import org.jspecify.annotations.NullMarked;
