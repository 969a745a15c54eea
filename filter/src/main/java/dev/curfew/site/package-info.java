/** Where Curfew is mounted: origin check, cookie names, endpoint paths. */
@NullMarked
package dev.curfew.site;

import org.jspecify.annotations.NullMarked;
