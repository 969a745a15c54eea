package dev.curfew.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision for one request: the strictest value of every rule that applies. Times are milliseconds.
 *
 * @param access who may enter
 * @param activity whether the request counts as activity of the user
 * @param idle the longest gap between two activities since authentication that is good enough here, or {@link Limits#NONE}
 * @param age how old the authentication may be here, or {@link Limits#NONE}; too old at equality
 * @param acr the authentication context classes of which one is needed, best first; null if every one will do
 * @param preflight what becomes of CORS preflights, or null if no rule says anything
 * @since 0.1
 */
public record Ruling(
        Access access,
        ActivityRule activity,
        long idle,
        long age,
        @Nullable List<String> acr,
        @Nullable Preflight preflight) {

    /** Without a rule that says otherwise a request needs a living session, and counts as activity where no page reports. */
    public static final Ruling USUAL =
            new Ruling(Access.AUTHENTICATED, ActivityRule.AUTO, Limits.NONE, Limits.NONE, null);

    /** A ruling that says nothing of preflights. */
    public Ruling(Access access, ActivityRule activity, long idle, long age, @Nullable List<String> acr) {
        this(access, activity, idle, age, acr, null);
    }

    /** What an effect {@linkplain Effect#onRequests on requests} comes to. */
    public static Ruling of(Effect effect) {
        Access access = effect.access();
        ActivityRule activity = effect.activity();
        Ruling ruling = new Ruling(
                access == null ? Access.AUTHENTICATED : access,
                activity == null ? ActivityRule.AUTO : activity,
                effect.idle(),
                effect.reauthenticateAfter(),
                effect.acr(),
                effect.preflight());
        return ruling.equals(USUAL) ? USUAL : ruling;
    }

    /** Whether a request without a living session may go on. */
    public boolean isPublic() {
        return access.open();
    }

    /** Whether a CORS preflight reaches the application without a session: where a rule says so, and on public paths where none says no. */
    public boolean passesPreflights() {
        return preflight == null ? isPublic() : preflight == Preflight.PASS;
    }

    /** Whether more is asked of the authentication than that it gave a session that is still living. */
    public boolean isDemanding() {
        return idle != Limits.NONE || age != Limits.NONE || acr != null;
    }
}
