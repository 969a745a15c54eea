package dev.curfew.demo.provider;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A logout that a relying party asked for, checked.
 *
 * @param hinted whether an ID token of ours came with it
 * @param sid the session that ID token names; null when it names none
 * @param wayBack where to send the browser afterwards, with the state; null for our own page
 */
record Logout(boolean hinted, @Nullable String sid, @Nullable URI wayBack) {

    /** Whether the ID token speaks of this session, so that nobody needs to be asked. */
    boolean means(ProviderSession session) {
        return hinted && (sid == null || sid.equals(session.sid()));
    }
}
