/** Limits, rules, and "the strictest wins". Depends on nothing but {@code java.*}. */
@NullMarked
package dev.curfew.policy;

import org.jspecify.annotations.NullMarked;
