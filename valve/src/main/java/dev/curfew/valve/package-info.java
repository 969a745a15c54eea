/** The Tomcat valve: the door that needs no change to any application. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.valve;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
