package dev.curfew.guard;

import dev.curfew.http.Reply;
import dev.curfew.inject.ScriptTag;
import dev.curfew.lifecycle.ActivityEvidence;
import dev.curfew.session.Profile;
import dev.curfew.session.SessionRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a door must do with a request: let it pass, or write the reply.
 *
 * @since 0.1
 */
public sealed interface Decision {

    /** Write this, and let nothing through. */
    record Respond(Reply reply) implements Decision {}

    /**
     * Let it through to the application, and report back when it is done.
     *
     * @param profile who the application is to see, or null for nobody
     * @param session whose request it is, or null for a request that has none; a session has an identity
     * @param activity what it shows of the user
     * @param headers to set on the response before the application runs
     * @param script to be written into the page that the application answers with; null if pages are to be left alone
     * @param messagesCount whether each message that comes through the socket which this opens shows that the user is there
     */
    record Proceed(
            @Nullable Profile profile,
            @Nullable SessionRecord session,
            ActivityEvidence activity,
            List<Map.Entry<String, String>> headers,
            @Nullable ScriptTag script,
            boolean messagesCount)
            implements Decision {

        /** A request that has no user. Pages are left alone. */
        static final Proceed WITHOUT_USER = new Proceed(null, null, ActivityEvidence.NONE, List.of(), null, false);

        public Proceed {
            if (session != null && !session.profile().equals(profile)) {
                throw new IllegalArgumentException("a session of another user");
            }
        }
    }
}
