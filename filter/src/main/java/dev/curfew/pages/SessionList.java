package dev.curfew.pages;

import dev.curfew.client.NetworkPrefix;
import dev.curfew.http.JsonObject;
import dev.curfew.http.Reply;
import dev.curfew.session.Client;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Returns a user's sessions as JSON. */
public final class SessionList {

    public static final String RETURN = "return";

    private SessionList() {}

    /**
     * As JSON.
     *
     * @param own the one that asks
     */
    public static Reply json(List<SessionRecord> all, SessionRecord own, long now) {
        List<JsonObject> entries =
                all.stream().map(session -> json(session, own, now)).toList();
        return Reply.of(200, "application/json", JsonObject.array(entries));
    }

    private static JsonObject json(SessionRecord session, SessionRecord own, long now) {
        Client client = session.client();
        return new JsonObject()
                .with(SessionListMember.ID, session.tag().toString())
                .with(SessionListMember.SIGNED_IN_AGO, (Long) RelativeTime.seconds(session.createdAt(), now))
                .with(SessionListMember.LAST_ACTIVE_AGO, (Long)
                        RelativeTime.seconds(SessionTime.lastActivity(session, now), now))
                .with(SessionListMember.NETWORK, nullIfEmpty(new NetworkPrefix(client.network()).toString()))
                .with(SessionListMember.BROWSER, nullIfEmpty(client.browser()))
                .with(SessionListMember.HELD, session.waiting())
                .with(SessionListMember.CURRENT, session.tag().equals(own.tag()));
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
