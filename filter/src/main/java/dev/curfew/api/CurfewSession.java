package dev.curfew.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The session of a request, for the application: the request attribute {@link #ATTRIBUTE} of every request that Curfew
 * lets through with a session.
 *
 * <p>Every answer is of the moment of the call, not of the request, and no call is activity. The getters are properties, so a page can say
 * <code>${requestScope['dev.curfew.session'].idleRemaining}</code>; {@link #get} gives the lease to who does not compile against this
 * package. Thread-safe, and good beyond the request too. Every method but {@link #getUser} throws {@link SessionUnknownException} while the
 * store cannot answer. Equality is identity.
 *
 * @since 0.1
 */
public interface CurfewSession extends Supplier<SessionLease> {

    /** The name of the request attribute. */
    String ATTRIBUTE = "dev.curfew.session";

    /** Whose session it is, as {@code getRemoteUser()} has it. */
    String getUser();

    /** {@code active}; {@code warning}, when the user should be told of the nearer end; or {@code ended}. */
    String getState();

    /** Why the session ended, as in {@link SessionEnd#reason}, or null while it lives. */
    @Nullable
    String getReason();

    /** Whole seconds, rounded down, until the idle timeout if nothing happens; null without that limit, 0 once the session has ended. */
    @Nullable
    Long getIdleRemaining();

    /** Whole seconds, rounded down, until the session ends whatever happens; null without that limit, 0 once the session has ended. */
    @Nullable
    Long getAbsoluteRemaining();

    /** A new lease, for work that outlasts the request. Whoever takes it closes it. One on a session that has ended says so at once. */
    SessionLease lease();

    /** As {@link #lease}. */
    @Override
    default SessionLease get() {
        return lease();
    }
}
