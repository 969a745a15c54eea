/** curfew.yaml, read strictly: typed settings, or every fault at once. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.config;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
