package dev.curfew.contract;

import dev.curfew.Curfew;
import java.util.function.Function;
import org.apache.catalina.Context;

/** One of the two places where a request meets Curfew, as the suite needs it. */
@FunctionalInterface
public interface Door {

    /**
     * Puts the door in front of an application.
     *
     * @param curfew starts a Curfew for the mount it is given: a context path, or empty for a host
     */
    void guard(Context application, Function<String, Curfew> curfew);
}
