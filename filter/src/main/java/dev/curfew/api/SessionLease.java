package dev.curfew.api;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Permission for background work while a session lives: taken in a request, asked before each step of a job, closed
 * when the job is done.
 *
 * <p>A lease never lengthens a session: having one is no activity, nor is asking it. It goes on when the same user signs in again while the
 * session lives. Once it has said that the session has ended it says so for good, so a job that is stopped by it must not be tried again.
 * While the store cannot answer nobody knows, and {@link SessionUnknownException} is thrown: do nothing then, and ask again later.
 *
 * <p>A job that does not compile against this package holds it as a {@link BooleanSupplier}, as a {@link Supplier} of the reason, and as an
 * {@link AutoCloseable}. Thread-safe. Equality is identity.
 *
 * @since 0.1
 */
public interface SessionLease extends BooleanSupplier, Supplier<@Nullable String>, AutoCloseable {

    /**
     * Whether the session lives at this moment. False too once the lease has been closed.
     *
     * @throws SessionUnknownException while the store cannot answer
     */
    boolean isLiving();

    /**
     * Returns if the session lives at this moment.
     *
     * @throws SessionEndedException if it has ended
     * @throws SessionUnknownException while the store cannot answer
     * @throws IllegalStateException if the lease has been closed
     */
    void requireLiving();

    /**
     * Why the session ended, as in {@link SessionEnd#reason}, or null while it lives and for a closed lease.
     *
     * @throws SessionUnknownException while the store cannot answer
     */
    @Nullable
    String getReason();

    /**
     * Has {@code listener} called exactly once when the session ends, also without a request within a second; at once if it has ended. Not
     * if the lease is closed before.
     *
     * <p>It is called on a thread of Curfew's, with the class loader of the thread that calls this: it must be quick, and wait for nobody. Once
     * Curfew has been stopped there are no such threads, and it is called here. What it throws is reported as {@code release_failed}.
     *
     * @throws IllegalStateException if the lease has been closed
     */
    void onEnd(Consumer<? super SessionEnd> listener);

    /** Gives the lease back; nothing of it is left then. Twice is once. What has ended stays so. */
    @Override
    void close();

    /** As {@link #isLiving}. */
    @Override
    default boolean getAsBoolean() {
        return isLiving();
    }

    /** As {@link #getReason}. */
    @Override
    default @Nullable String get() {
        return getReason();
    }
}
