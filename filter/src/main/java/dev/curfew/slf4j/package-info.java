/** What the libraries inside Curfew have to say, led to the platform's log. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.slf4j;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
