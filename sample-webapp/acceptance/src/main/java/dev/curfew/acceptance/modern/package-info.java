/** The Java part of the webapp that has Curfew's filter in its {@code web.xml}. */
@NullMarked
package dev.curfew.acceptance.modern;

import org.jspecify.annotations.NullMarked;
