/** Where Curfew is mounted: origin check, cookie names, endpoint paths. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.site;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
