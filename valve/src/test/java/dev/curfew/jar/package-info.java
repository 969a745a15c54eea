/** The packaged JAR, as it lies in a server's {@code lib} or in an application's {@code WEB-INF/lib}. */
@NullMarked
package dev.curfew.jar;

import org.jspecify.annotations.NullMarked;
