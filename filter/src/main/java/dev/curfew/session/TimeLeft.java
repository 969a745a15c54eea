package dev.curfew.session;

import dev.curfew.policy.Limits;
import org.jspecify.annotations.Nullable;

/** How a living session stands, in the words of JSON and of the application's API: whole seconds. */
public final class TimeLeft {

    private TimeLeft() {}

    /** The word for a living session. */
    public static String state(Verdict.Living living) {
        return living instanceof Verdict.Warning ? "warning" : "active";
    }

    /** Whole seconds of milliseconds, or null without a limit. */
    public static @Nullable Long seconds(long millis) {
        return millis == Limits.NONE ? null : Long.valueOf(millis / 1000);
    }
}
