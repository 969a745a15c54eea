/** What both doors have to do, as one suite that runs unchanged against each of them on a real Tomcat. */
@NullMarked
package dev.curfew.contract;

import org.jspecify.annotations.NullMarked;
