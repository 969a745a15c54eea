/** The servlet filter: the door for applications on a Tomcat without the valve. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.filter;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
