package dev.curfew.session;

import dev.curfew.policy.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes sessions by the same rules for every registry: an ended session stays ended, activity only moves forward,
 * and a session ends once. Thread-safe; all instants are epoch milliseconds.
 *
 * @since 0.1
 */
public final class Sessions {

    private static final Comparator<SessionRecord> LIVING_THEN_LATEST = Comparator.<SessionRecord, Boolean>comparing(
                    session -> session.end() == null)
            .thenComparingLong(SessionRecord::createdAt);

    private static final long SETTLED = 60_000;

    private final SessionRegistry registry;

    public Sessions(SessionRegistry registry) {
        this.registry = registry;
    }

    /** The record under this key, living or ended, or null. */
    public @Nullable SessionRecord find(SessionKey key) {
        return registry.find(key);
    }

    /** The session, ended or not, that came last from this provider session, or null. */
    public @Nullable SessionRecord findByProviderSession(ProviderSession providerSession) {
        SessionKey key = registry.findByProviderSession(providerSession);
        return key == null ? null : registry.find(key);
    }

    /** Shows every session there is, living or ended; see {@link SessionRegistry#forEach}. */
    public void forEach(Consumer<SessionRecord> visitor) {
        registry.forEach(visitor);
    }

    /** How many sessions there are, ended ones included. */
    public long size() {
        return registry.size();
    }

    /**
     * The session as it is filed now: where the same user has signed in again it goes on under another key.
     *
     * @param origin what it came from, under this key or an earlier one
     * @return its record, living if there is a living one, or null if there is none any more
     */
    public @Nullable SessionRecord follow(SessionOrigin origin) {
        SessionRecord found = registry.find(origin.key());
        if (found != null && found.end() == null) {
            return found;
        }
        for (SessionRecord other : of(origin.user())) {
            if (other.tag().equals(origin.tag()) && (found == null || LIVING_THEN_LATEST.compare(other, found) > 0)) {
                found = other;
            }
        }
        return found;
    }

    /**
     * The sessions, living or ended, that came of one authentication of this user, in the order of filing: whatever provider session each was
     * said to be of.
     *
     * @param authTime when the provider says that it was, epoch milliseconds
     */
    public List<SessionRecord> ofAuthentication(UserKey user, long authTime) {
        return of(user).stream()
                .filter(session -> session.authTime() == authTime)
                .toList();
    }

    /**
     * Of tombstones of one authentication the latest stands for all. Those that their user may still resume stay, and for a minute every one:
     * whoever goes on with a session in the moment of its end has to find out.
     *
     * @param latest the one that has just ended
     * @return those that this very call has forgotten
     */
    public List<SessionRecord> forgetRepeated(SessionRecord latest, long now) {
        return ofAuthentication(latest.user(), latest.authTime()).stream()
                .filter(other -> !other.key().equals(latest.key()))
                .filter(other -> other.end() != null && now - other.end().at() >= SETTLED)
                .filter(other -> !SessionTime.isResumable(other, now))
                .filter(registry::forget)
                .toList();
    }

    /** Files a new session, behind all others of its user. */
    public void create(SessionRecord session) {
        registry.create(session);
    }

    /**
     * Files the session that is to go on in the place of its predecessor; {@link #retire} that afterwards.
     *
     * @return false if the predecessor is gone: then nothing is filed
     */
    public boolean createBehind(SessionKey predecessor, SessionRecord session) {
        return registry.createBehind(predecessor, session);
    }

    /** The sessions of a user that are living at {@code now}, in the order of filing. */
    public List<SessionRecord> livingOf(UserKey user, long now) {
        return livingIn(user, now);
    }

    /** The sessions of a group that are living at {@code now}; a user's in the order of filing. */
    public List<SessionRecord> livingIn(SessionGroup group, long now) {
        List<SessionRecord> all = group instanceof UserKey user
                ? of(user)
                : group instanceof ProviderSession providerSession ? of(providerSession) : all();
        return all.stream()
                .filter(session -> SessionTime.isLiving(session, now))
                .toList();
    }

    /** All of one session of the provider, which is one user's. */
    private List<SessionRecord> of(ProviderSession providerSession) {
        SessionRecord last = findByProviderSession(providerSession);
        return last == null
                ? List.of()
                : of(last.user()).stream()
                        .filter(session -> providerSession.equals(session.providerSession()))
                        .toList();
    }

    private List<SessionRecord> all() {
        List<SessionRecord> all = new ArrayList<>();
        registry.forEach(all::add);
        return all;
    }

    /**
     * All sessions of a user, living or ended, in the order of filing. One that goes on under another key meanwhile is there under the one or
     * the other: its successor is filed before it is retired, so that a look between two equal lists has missed nothing.
     */
    private List<SessionRecord> of(UserKey user) {
        List<SessionKey> keys = registry.findByUser(user);
        while (true) {
            List<SessionRecord> found = new ArrayList<>(keys.size());
            for (SessionKey key : keys) {
                SessionRecord session = registry.find(key);
                if (session != null) {
                    found.add(session);
                }
            }
            List<SessionKey> again = registry.findByUser(user);
            if (again.equals(keys)) {
                return found;
            }
            keys = again;
        }
    }

    /** All that share the tag of this one, living or ended, in the order of filing: the last is the one that goes on. */
    public List<SessionRecord> sharingTagOf(SessionRecord session) {
        return of(session.user()).stream()
                .filter(other -> other.tag().equals(session.tag()))
                .toList();
    }

    /** The session that a retired one goes on in, living or ended, or null. */
    public @Nullable SessionRecord heirOf(SessionRecord retired) {
        List<SessionRecord> heirs = sharingTagOf(retired);
        return heirs.isEmpty() ? null : heirs.get(heirs.size() - 1);
    }

    /**
     * Records activity at {@code now} on a session that is living then: never on an ended one, never backwards, and only if the record lags
     * behind by more than its granularity.
     *
     * @param seen the record as the caller knows it; when a long request ends it may look over while others kept the session going
     * @return the record as it is now, which may have been ended by another request, or null if it is gone
     */
    public @Nullable SessionRecord touch(SessionRecord seen, long now) {
        SessionRecord current = SessionTime.isLiving(seen, now) ? seen : registry.find(seen.key());
        return update(
                        current,
                        session -> SessionTime.isTouchDue(session, now) && SessionTime.isLiving(session, now),
                        session -> session.touchedAt(now))
                .current();
    }

    /**
     * A request of a user whose pages may report: it is activity only if none of them does at {@code now}.
     *
     * @param seen see {@link #touch}
     * @return see {@link #touch}
     */
    public @Nullable SessionRecord ask(SessionRecord seen, long now) {
        if (!SessionTime.isTouchDue(seen, now) && SessionTime.isLiving(seen, now)) {
            return seen;
        }
        SessionRecord current = registry.find(seen.key());
        return current != null && SessionTime.isReporting(current, now) ? note(current, now) : touch(seen, now);
    }

    /**
     * Notes a request at {@code now} that does not count while pages report, on a session that is living then: it counts if none does any more
     * before the session ends.
     *
     * @return the record as it is now, which may have ended meanwhile, or null if it is gone
     */
    public @Nullable SessionRecord note(SessionRecord seen, long now) {
        return update(
                        seen,
                        session -> SessionTime.isNoteDue(session, now) && SessionTime.isLiving(session, now),
                        session -> session.askedAt(now))
                .current();
    }

    /**
     * A page of a session that is living at {@code now} calls in. Never revives an ended one, never moves its activity back.
     *
     * @param person when the page last saw its user do something, epoch milliseconds, or {@link ActivityState#NEVER}
     * @return the record as it is now, which may have ended meanwhile, or null if it is gone
     */
    public @Nullable SessionRecord report(SessionRecord seen, long person, long now) {
        return update(
                        seen,
                        session -> SessionTime.isReportDue(session, now, person) && SessionTime.isLiving(session, now),
                        session -> session.reportedAt(now, person))
                .current();
    }

    /**
     * Puts a living session under other terms. One that its present terms have ended stays ended: longer limits revive nobody.
     *
     * @return the record as it is now, which may have been ended by another request, or null if it is gone
     */
    public @Nullable SessionRecord putUnder(SessionRecord seen, Terms terms, long now) {
        return update(seen, session -> isToPutUnder(session, terms, now), session -> session.under(terms))
                .current();
    }

    /**
     * Ends a living session that is over by other terms, for the clock's reason and at {@code now}: until then it was used rightly.
     *
     * @return the session that this very call ended, or null
     */
    public @Nullable EndedSession endIfOverUnder(SessionRecord seen, Terms terms, long now) {
        return update(
                        seen,
                        session ->
                                isToPutUnder(session, terms, now) && !SessionTime.isLiving(session.under(terms), now),
                        session -> {
                            SessionRecord under = session.under(terms);
                            return under.endedBy(new End(endByClock(under, now).reason(), now));
                        })
                .ended();
    }

    private static boolean isToPutUnder(SessionRecord session, Terms terms, long now) {
        return !session.terms().equals(terms) && SessionTime.isLiving(session, now);
    }

    /**
     * Notes that a living session is used from elsewhere.
     *
     * @return the record as it is now, which may have been ended by another request, or null if it is gone
     */
    public @Nullable SessionRecord moveTo(SessionRecord seen, Client client) {
        return update(
                        seen,
                        session -> session.end() == null && !session.client().equals(client),
                        session -> session.from(client))
                .current();
    }

    /**
     * Ends the session for {@code reason}, unless the clock has ended it before: then for the clock's reason.
     *
     * @return the session that this very call ended, or null if it had ended already or is unknown
     */
    public @Nullable EndedSession end(SessionKey key, EndReason reason, long now) {
        return update(
                        registry.find(key),
                        session -> session.end() == null,
                        session -> session.endedBy(
                                SessionTime.isLiving(session, now) ? new End(reason, now) : endByClock(session, now)))
                .ended();
    }

    /** Ends the session if the clock says that it is over; otherwise as {@link #end}. */
    public @Nullable EndedSession endIfOver(SessionKey key, long now) {
        return update(
                        registry.find(key),
                        session -> session.end() == null && !SessionTime.isLiving(session, now),
                        session -> session.endedBy(endByClock(session, now)))
                .ended();
    }

    /**
     * Admits a session that is waiting.
     *
     * @return the record as it is now, which may have been ended by another request, or null if it is gone
     */
    public @Nullable SessionRecord admit(SessionRecord seen, long now) {
        return update(seen, session -> session.waiting() && SessionTime.isLiving(session, now), SessionRecord::admitted)
                .current();
    }

    /** Forgets the session if it may be: long enough after its end. */
    public boolean forgetIfPossible(SessionRecord session, long now) {
        if (session.end() == null || now < SessionTime.forgettableAt(session, now)) {
            return false;
        }
        registry.forget(session.key());
        return true;
    }

    /**
     * Takes a living session out without a tombstone, because the same user goes on with it under another key.
     *
     * @return whether this very call did: else it is over, or somebody else goes on with it already
     */
    public boolean retire(SessionKey key, long now) {
        SessionRecord current = registry.find(key);
        while (current != null && SessionTime.isLiving(current, now)) {
            if (registry.forget(current)) {
                return true;
            }
            current = registry.find(key);
        }
        return false;
    }

    /** Takes out a session that nobody has been told of, as if it had never been. */
    public void withdraw(SessionKey key) {
        registry.forget(key);
    }

    /**
     * The one loop that changes records. Another thread or node may change the record between the look and the write: then it is looked at
     * again.
     *
     * @param seen the record as the caller knows it, or null if there is none
     * @param when whether there is anything to change
     */
    private Update update(
            @Nullable SessionRecord seen, Predicate<SessionRecord> when, UnaryOperator<SessionRecord> change) {
        SessionRecord current = seen;
        while (current != null && when.test(current)) {
            SessionRecord changed = change.apply(current);
            if (registry.replace(current, changed)) {
                return new Update(current, changed);
            }
            current = registry.find(current.key());
        }
        return new Update(null, current);
    }

    /**
     * What came of it.
     *
     * @param before the record that this very call has replaced, or null if it has changed nothing
     * @param current the record as it is now, or null if it is gone
     */
    private record Update(@Nullable SessionRecord before, @Nullable SessionRecord current) {

        /** The session that this very call ended, or null. */
        @Nullable
        EndedSession ended() {
            End end = current == null ? null : current.end();
            return before == null || end == null ? null : new EndedSession(before, end);
        }
    }

    /** How the clock ends a session that is not living any more. */
    private static End endByClock(SessionRecord over, long now) {
        return ((Verdict.Ended) SessionTime.judge(over, now)).end();
    }
}
