/** What only Tomcat's own WebSockets can tell. Linked when one is opened, so that Curfew starts where they are missing. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.tomcat;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
