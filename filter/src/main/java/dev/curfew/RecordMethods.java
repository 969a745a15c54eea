package dev.curfew;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.runtime.ObjectMethods;

/**
 * Java 17 remembers, in static fields of its own, the types of the last record whose methods it made. With a record of ours it would hold our
 * class loader for good, and with it the webapp that we are in.
 */
final class RecordMethods {

    private RecordMethods() {}

    /** Leaves Java nothing to remember but strings. */
    static void forget() {
        MethodHandle text = MethodHandles.identity(String.class);
        for (String method : new String[] {"equals", "hashCode", "toString"}) {
            try {
                Object unused = ObjectMethods.bootstrap(
                        MethodHandles.lookup(), method, MethodHandle.class, String.class, "text", text);
            } catch (Throwable unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }
    }
}
