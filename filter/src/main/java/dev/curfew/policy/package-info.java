/** Limits, rules, and "the strictest wins". Depends on nothing but {@code java.*}. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.policy;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
