package com.acme.expenses;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Leave to go on working for a user who has asked for it, as long as their session lives. Taken in the request, from the attribute of whoever
 * guards the sessions here; where nobody does there is no such attribute, and the leave lasts. Only Java's own interfaces are needed for it.
 */
final class Leave implements AutoCloseable {

    private final Object lease;

    private Leave(Object lease) {
        this.lease = lease;
    }

    static Leave of(HttpServletRequest request) {
        return new Leave(
                request.getAttribute("dev.curfew.session") instanceof Supplier<?> session ? session.get() : null);
    }

    /** Whether the session lives. {@code false} is for good; an exception means that nobody knows at the moment. */
    boolean isGiven() {
        return !(lease instanceof BooleanSupplier living) || living.getAsBoolean();
    }

    /** Why it is given no longer, in one word. */
    String whyNot() {
        return lease instanceof Supplier<?> reason ? String.valueOf(reason.get()) : "unknown";
    }

    /** Gives it back. */
    @Override
    public void close() {
        if (lease instanceof AutoCloseable given) {
            try {
                given.close();
            } catch (Exception fault) {
                throw new IllegalStateException(fault);
            }
        }
    }
}
