package dev.curfew.session;

import dev.curfew.policy.Limits;
import dev.curfew.policy.Terms;
import org.jspecify.annotations.Nullable;

/**
 * One session: immutable, every change is a new record with a higher version. Instants are epoch milliseconds (UTC).
 *
 * <p>Two records are equal when they are the same version of the same session; that is what a compare-and-set compares.
 *
 * @param origin what it came from
 * @param profile what the provider says of its user
 * @param client where it is used from
 * @param attendance what is known of its user's being there
 * @param terms what holds for it
 * @param tokens what is needed to end it at the provider; none once it has ended
 * @param waiting whether its user has to end another session first
 * @param end how it ended, or null while nobody has ended it; a record without an end may still be over by the clock
 * @param version grows by one with every change
 * @since 0.1
 */
public record SessionRecord(
        SessionOrigin origin,
        Profile profile,
        Client client,
        ActivityState attendance,
        Terms terms,
        Tokens tokens,
        boolean waiting,
        @Nullable End end,
        int version) {

    /** A session that begins where it came from, for a user who is there. */
    public static SessionRecord begin(
            SessionOrigin origin, Profile profile, Client client, Terms terms, Tokens tokens, boolean waiting) {
        return new SessionRecord(
                origin, profile, client, ActivityState.of(origin.createdAt(), 0), terms, tokens, waiting, null, 0);
    }

    /** The same session, of a user who was there before it began; by the clock of another node that may lie ahead. */
    public SessionRecord following(ActivityState before) {
        return new SessionRecord(
                origin, profile, client, attendance.following(before), terms, tokens, waiting, end, version);
    }

    /** See {@link SessionOrigin}. */
    public SessionKey key() {
        return origin.key();
    }

    /** See {@link SessionOrigin}. */
    public SessionTag tag() {
        return origin.tag();
    }

    /** See {@link SessionOrigin}. */
    public UserKey user() {
        return origin.user();
    }

    /** See {@link SessionOrigin}. */
    public @Nullable ProviderSession providerSession() {
        return origin.providerSession();
    }

    /** See {@link SessionOrigin}. */
    public long createdAt() {
        return origin.createdAt();
    }

    /** See {@link SessionOrigin}. */
    public long authTime() {
        return origin.authTime();
    }

    /** See {@link SessionOrigin}. */
    public long authenticatedAt() {
        return origin.authenticatedAt();
    }

    /** See {@link SessionOrigin}. */
    public long providerEnd() {
        return origin.providerEnd();
    }

    /** See {@link ActivityState}; where its pages report, {@link SessionTime#lastActivity} says what counts. */
    public long lastActivity() {
        return attendance.lastActivity();
    }

    /** See {@link ActivityState}. */
    public long longestIdle() {
        return attendance.longestIdle();
    }

    /** How long it may live. */
    public Limits limits() {
        return terms.limits();
    }

    /** The same session, last active at {@code now}. */
    SessionRecord touchedAt(long now) {
        return attended(settled(now, now));
    }

    /**
     * The same session, whose page has called in at {@code now}.
     *
     * @param person when it last saw its user do something, or {@link ActivityState#NEVER}
     */
    SessionRecord reportedAt(long now, long person) {
        return attended(settled(person, now).heardAt(now));
    }

    /** The same session, which something was asked of at {@code now} that does not count while its pages report. */
    SessionRecord askedAt(long now) {
        return attended(attendance.askedAt(now));
    }

    /** With this activity, and with the request that counts because no page reports any more; in their order, for the sake of the gaps. */
    private ActivityState settled(long activity, long now) {
        long known = SessionTime.lastActivity(this, now);
        return attendance.activeAt(Math.min(known, activity)).activeAt(Math.max(known, activity));
    }

    private SessionRecord attended(ActivityState other) {
        return new SessionRecord(origin, profile, client, other, terms, tokens, waiting, end, version + 1);
    }

    /** The same session under other terms. Marks that were made for another binding cannot be compared any more. */
    SessionRecord under(Terms others) {
        Client known = others.binding().equals(terms.binding()) ? client : client.unmarked();
        return new SessionRecord(origin, profile, known, attendance, others, tokens, waiting, end, version + 1);
    }

    /** The same session, used from elsewhere. */
    SessionRecord from(Client other) {
        return new SessionRecord(origin, profile, other, attendance, terms, tokens, waiting, end, version + 1);
    }

    /** The same session, which waits no more. */
    SessionRecord admitted() {
        return new SessionRecord(origin, profile, client, attendance, terms, tokens, false, end, version + 1);
    }

    /** The same session without what the provider handed out for it. */
    public SessionRecord withoutTokens() {
        return new SessionRecord(origin, profile, client, attendance, terms, Tokens.NONE, waiting, end, version);
    }

    /** The tombstone of this session: it stays to say why, and to make the same provider session authenticate again. */
    SessionRecord endedBy(End how) {
        return new SessionRecord(origin, profile, client, attendance, terms, Tokens.NONE, waiting, how, version + 1);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof SessionRecord that && version == that.version && key().equals(that.key()));
    }

    @Override
    public int hashCode() {
        return key().hashCode() * 31 + version;
    }

    /** Nothing that could be used: no key, no token, no name. */
    @Override
    public String toString() {
        return "SessionRecord[" + tag() + " v" + version
                + (end == null ? "" : " " + end.reason().word()) + "]";
    }
}
