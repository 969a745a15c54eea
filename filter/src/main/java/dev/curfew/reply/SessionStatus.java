package dev.curfew.reply;

import dev.curfew.http.JsonObject;
import dev.curfew.http.Reply;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PageInteraction;
import dev.curfew.policy.Policy;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.TimeLeft;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Returns the state of a session with the remaining seconds. It contains no time of day, because the browser's clock
 * may be wrong.
 */
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

    /** The status as JSON. */
    Reply reply(CurrentSession session) {
        if (session instanceof CurrentSession.Open open) {
            SessionRecord record = open.record();
            return json(
                    TimeLeft.state(open.left()),
                    null,
                    TimeLeft.seconds(open.left().idleLeft()),
                    TimeLeft.seconds(open.left().absoluteLeft()),
                    record.limits(),
                    record.profile().name());
        }
        return session instanceof CurrentSession.Ended ended
                ? json(
                        "ended",
                        ended.end().reason().word(),
                        0L,
                        0L,
                        ended.record().limits(),
                        null)
                : json("none", null, 0L, 0L, limits, null);
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
                .with(StatusMember.WARN, TimeLeft.seconds(held.warn()))
                .with(StatusMember.USER, user)
                .with(StatusMember.LOGIN, site.path(EndpointPath.LOGIN))
                .with(StatusMember.INTERACTION, user == null ? null : interaction.seconds(held))
                .with(StatusMember.REPORT, user == null ? null : interaction.heartbeatSeconds(held));
        return Reply.json(200, closing ? status.with(StatusMember.CLOSING, true) : status);
    }
}
