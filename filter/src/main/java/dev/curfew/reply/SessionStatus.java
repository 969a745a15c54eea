package dev.curfew.reply;

import dev.curfew.http.JsonObject;
import dev.curfew.http.Reply;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PageInteraction;
import dev.curfew.policy.Policy;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Verdict;
import dev.curfew.site.EndpointPaths;
import dev.curfew.site.Site;
import org.jspecify.annotations.Nullable;

/** Says how a session stands, in whole seconds left: a browser's own clock is not to be trusted with an instant. */
public final class SessionStatus {

    private final Site site;
    private final Limits limits;
    private final boolean closing;
    private final PageInteraction interaction;

    public SessionStatus(Site site, Policy policy) {
        this.site = site;
        this.limits = policy.limits();
        this.closing = policy.onBrowserClose() != Limits.NONE;
        this.interaction = policy.pageInteraction();
    }

    /** The status as JSON; {@code session} is null where there is none. */
    Reply reply(@Nullable SessionRecord session, long now) {
        if (session == null) {
            return json("none", null, 0L, 0L, limits, null);
        }
        Verdict verdict = SessionTime.judge(session, now);
        if (verdict instanceof Verdict.Living living) {
            String user = session.profile().name();
            return json(
                    state(living),
                    null,
                    seconds(living.idleLeft()),
                    seconds(living.absoluteLeft()),
                    session.limits(),
                    user);
        }
        return json("ended", ((Verdict.Ended) verdict).end().reason().word(), 0L, 0L, session.limits(), null);
    }

    /** The word for a living session. */
    public static String state(Verdict.Living living) {
        return living instanceof Verdict.Warning ? "warning" : "active";
    }

    private Reply json(
            String state,
            @Nullable String reason,
            @Nullable Long idle,
            @Nullable Long absolute,
            Limits held,
            @Nullable String user) {
        JsonObject status = new JsonObject()
                .with(StatusMember.STATE, state)
                .with(StatusMember.REASON, reason)
                .with(StatusMember.IDLE_REMAINING, idle)
                .with(StatusMember.ABSOLUTE_REMAINING, absolute)
                .with(StatusMember.WARN, seconds(held.warn()))
                .with(StatusMember.USER, user)
                .with(StatusMember.LOGIN, site.path(EndpointPaths.LOGIN))
                .with(StatusMember.INTERACTION, user == null ? null : interaction.seconds(held))
                .with(StatusMember.REPORT, user == null ? null : interaction.heartbeatSeconds(held));
        return Reply.json(200, closing ? status.with(StatusMember.CLOSING, true) : status);
    }

    /** Whole seconds, or null without a limit. */
    public static @Nullable Long seconds(long millis) {
        return millis == Limits.NONE ? null : Long.valueOf(millis / 1000);
    }
}
