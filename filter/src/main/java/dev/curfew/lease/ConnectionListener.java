package dev.curfew.lease;

import dev.curfew.api.SessionEnd;
import java.util.function.Consumer;

/**
 * A listener of Curfew's own to the end of a lease, which closes a connection. It may wait for a client that does not read, so it is called on
 * threads apart from those for the listeners of applications.
 */
@FunctionalInterface
public interface ConnectionListener extends Consumer<SessionEnd> {}
