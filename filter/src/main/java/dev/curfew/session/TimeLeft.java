package dev.curfew.session;

import dev.curfew.policy.Limits;
import org.jspecify.annotations.Nullable;

/** How a living session stands, in the words of headers, of JSON and of the application's API: whole seconds. */
public final class TimeLeft {

    private TimeLeft() {}

    /** The word for a living session. */
    public static String state(Verdict.Living living) {
        return living instanceof Verdict.Warning ? "warning" : "active";
    }

    /** What goes into the header {@code Curfew-Remaining}. */
    static String header(Verdict.Living living) {
        StringBuilder text = new StringBuilder(40).append("idle=");
        appendSeconds(text, living.idleLeft());
        appendSeconds(text.append(", absolute="), living.absoluteLeft());
        return text.toString();
    }

    /** Whole seconds of milliseconds, or null without a limit. */
    public static @Nullable Long seconds(long millis) {
        return millis == Limits.NONE ? null : Long.valueOf(millis / 1000);
    }

    private static void appendSeconds(StringBuilder text, long millis) {
        if (millis == Limits.NONE) {
            text.append("none");
        } else {
            text.append(millis / 1000);
        }
    }
}
