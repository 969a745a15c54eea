/** Curfew's texts for users, in all languages. Knows {@code java.*} only. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.text;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
