package dev.curfew.session;

import dev.curfew.policy.Limits;
import dev.curfew.policy.Terms;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session record for tests, with usual values wherever a test does not say otherwise. Immutable: each method gives another sample.
 *
 * @param name makes the key, the tag and the provider's session; same name, same session
 */
public record SampleSession(
        String name,
        String user,
        @Nullable String sid,
        long authenticatedAt,
        long lastActivity,
        long providerEnd,
        Limits limits,
        Tokens tokens,
        @Nullable End end) {

    public static final String ISSUER = "https://op.example.com";
    public static final Limits LIMITS = new Limits(900_000, 28_800_000, 120_000, 600_000);

    /** A session of alice's that starts at {@code now}. */
    public static SampleSession of(String name, long now) {
        return new SampleSession(name, "alice", null, now, now, Limits.NONE, LIMITS, Tokens.NONE, null);
    }

    public SampleSession user(String other) {
        return new SampleSession(name, other, sid, authenticatedAt, lastActivity, providerEnd, limits, tokens, end);
    }

    public SampleSession sid(String other) {
        return new SampleSession(name, user, other, authenticatedAt, lastActivity, providerEnd, limits, tokens, end);
    }

    public SampleSession authenticatedAt(long other) {
        return new SampleSession(name, user, sid, other, lastActivity, providerEnd, limits, tokens, end);
    }

    public SampleSession lastActivity(long other) {
        return new SampleSession(name, user, sid, authenticatedAt, other, providerEnd, limits, tokens, end);
    }

    public SampleSession providerEnd(long other) {
        return new SampleSession(name, user, sid, authenticatedAt, lastActivity, other, limits, tokens, end);
    }

    public SampleSession limits(Limits other) {
        return new SampleSession(name, user, sid, authenticatedAt, lastActivity, providerEnd, other, tokens, end);
    }

    public SampleSession tokens(Tokens other) {
        return new SampleSession(name, user, sid, authenticatedAt, lastActivity, providerEnd, limits, other, end);
    }

    public SampleSession ended(EndReason reason, long at) {
        return new SampleSession(
                name, user, sid, authenticatedAt, lastActivity, providerEnd, limits, tokens, new End(reason, at));
    }

    public SessionKey key() {
        return key(name);
    }

    /** The key of the token that a cookie carries, read as out of a header; null if it carries none. */
    public static @Nullable SessionKey keyOf(String cookie) {
        return SessionToken.keyIn(cookie, 0, cookie.length());
    }

    /** The key of the session of this name. */
    public static SessionKey key(String name) {
        return SessionKey.of(name.getBytes(StandardCharsets.UTF_8));
    }

    public ProviderSession providerSession() {
        return new ProviderSession(ISSUER, sid == null ? "sid-" + name : sid);
    }

    public SessionRecord record() {
        return record(new SessionTag(name.hashCode()));
    }

    /** This session, which goes on in the place of others of this tag. */
    SessionRecord record(SessionTag tag) {
        SessionOrigin origin = new SessionOrigin(
                key(),
                tag,
                new UserKey(ISSUER, "subject-of-" + user),
                providerSession(),
                lastActivity,
                authenticatedAt,
                providerEnd);
        return new SessionRecord(
                origin,
                new Profile(user, Set.of("user"), null),
                Client.UNKNOWN,
                ActivityState.of(lastActivity, 0),
                Terms.of(limits),
                tokens,
                false,
                end,
                0);
    }
}
