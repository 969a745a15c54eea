package dev.curfew.model;

import dev.curfew.oidc.Authentication;
import dev.curfew.session.Profile;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.SampleSession;
import dev.curfew.session.Tokens;
import dev.curfew.session.UserKey;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says when it sends a browser back.
 *
 * @param credentials what really happened; the ID token tells only part of it
 * @param sessionExpiry epoch seconds, or null
 */
record Answer(
        Person user,
        Credentials credentials,
        String session,
        @Nullable Long sessionExpiry,
        String acr,
        World.Telling telling) {

    @Nullable
    String sid() {
        return telling == World.Telling.EVERYTHING || telling == World.Telling.NO_AUTH_TIME ? session : null;
    }

    @Nullable
    Long authTime() {
        return telling == World.Telling.EVERYTHING || telling == World.Telling.NO_SID ? credentials.authTime() : null;
    }

    /** What tells the provider's sessions apart, if it says. */
    @Nullable
    ProviderSession providerSession() {
        String sid = sid();
        return sid == null ? null : new ProviderSession(SampleSession.ISSUER, sid);
    }

    Authentication authentication() {
        UserKey key = new UserKey(SampleSession.ISSUER, user.name());
        Profile profile = new Profile(user.name(), user.roles(), acr);
        return new Authentication(key, profile, sid(), authTime(), sessionExpiry, Tokens.NONE);
    }
}
