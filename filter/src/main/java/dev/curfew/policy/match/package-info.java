/** The compiled form of the rules: finds the rules that match a request, and combines their effects. */
@NullMarked
package dev.curfew.policy.match;

import org.jspecify.annotations.NullMarked;
