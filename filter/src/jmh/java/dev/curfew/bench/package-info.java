/** What Curfew costs: time and allocation of a request, memory of a session. Run by {@code mvn -Pbench verify -pl filter -am}. */
@NullMarked
package dev.curfew.bench;

import org.jspecify.annotations.NullMarked;
