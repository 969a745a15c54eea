package dev.curfew.session;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A registry of plain maps under one lock, which tests can take down, count, and step into. */
public final class FakeRegistry implements SessionRegistry {

    private final Map<SessionKey, SessionRecord> sessions = new HashMap<>();
    private final List<SessionKey> filed = new ArrayList<>();
    private final Map<ProviderSession, SessionKey> byProviderSession = new HashMap<>();
    private final long capacity;
    private boolean down;
    private int writes;
    private @Nullable Runnable beforeReplace;
    private @Nullable Runnable beforeForget;
    private @Nullable Runnable beforeCreate;
    private @Nullable Runnable afterUser;

    public FakeRegistry() {
        this(Long.MAX_VALUE);
    }

    public FakeRegistry(long capacity) {
        this.capacity = capacity;
    }

    /** From now on, every call but {@link #close} fails, or works again. */
    public synchronized void down(boolean now) {
        down = now;
    }

    /** How many times a record was replaced. */
    public synchronized int writes() {
        return writes;
    }

    /** Runs once, just before the next replacement is tried: what another thread might have done meanwhile. */
    public synchronized void beforeNextReplace(Runnable meanwhile) {
        beforeReplace = meanwhile;
    }

    /** Runs once, just before the next record is filed. */
    public synchronized void beforeNextCreate(Runnable meanwhile) {
        beforeCreate = meanwhile;
    }

    /** Runs once, just before the next record is forgotten. */
    public synchronized void beforeNextForget(Runnable meanwhile) {
        beforeForget = meanwhile;
    }

    /** Runs once, just after somebody has asked for the sessions of a user. */
    public synchronized void afterNextLookAtAUser(Runnable meanwhile) {
        afterUser = meanwhile;
    }

    private void requireUp() {
        if (down) {
            throw new RegistryException("the store is down");
        }
    }

    @Override
    public synchronized @Nullable SessionRecord find(SessionKey key) {
        requireUp();
        return sessions.get(requireNonNull(key));
    }

    @Override
    public synchronized void create(SessionRecord session) {
        create();
        file(session, null);
    }

    @Override
    public synchronized boolean createBehind(SessionKey predecessor, SessionRecord session) {
        create();
        boolean known = isOf(sessions.get(predecessor), session.user());
        if (known) {
            file(session, predecessor);
        }
        return known;
    }

    private void create() {
        Runnable meanwhile = beforeCreate;
        beforeCreate = null;
        if (meanwhile != null) {
            meanwhile.run();
        }
    }

    private void file(SessionRecord session, @Nullable SessionKey predecessor) {
        requireUp();
        if (sessions.containsKey(session.key())) {
            throw new RegistryException("there is one under this key");
        }
        if (sessions.size() >= capacity) {
            makeRoom(session.createdAt() - 1000);
        }
        sessions.put(session.key(), session);
        filed.add(predecessor == null ? filed.size() : filed.indexOf(predecessor) + 1, session.key());
        ProviderSession providerSession = session.providerSession();
        if (providerSession != null) {
            byProviderSession.put(providerSession, session.key());
        }
    }

    private void makeRoom(long endedBy) {
        SessionRecord oldest = sessions.values().stream()
                .filter(session -> session.end() != null && session.end().at() <= endedBy)
                .min(Comparator.comparingLong(
                        session -> requireNonNull(session.end()).at()))
                .orElseThrow(() -> new RegistryException.Full(capacity));
        remove(oldest);
    }

    @Override
    public synchronized boolean replace(SessionRecord expected, SessionRecord next) {
        requireUp();
        Runnable meanwhile = beforeReplace;
        beforeReplace = null;
        if (meanwhile != null) {
            meanwhile.run();
        }
        boolean replaced = sessions.replace(expected.key(), expected, next);
        writes += replaced ? 1 : 0;
        return replaced;
    }

    @Override
    public synchronized boolean forget(SessionRecord expected) {
        requireUp();
        Runnable meanwhile = beforeForget;
        beforeForget = null;
        if (meanwhile != null) {
            meanwhile.run();
        }
        return remove(expected);
    }

    private boolean remove(SessionRecord expected) {
        if (!sessions.remove(expected.key(), expected)) {
            return false;
        }
        filed.remove(expected.key());
        ProviderSession providerSession = expected.providerSession();
        if (providerSession != null && byProviderSession.remove(providerSession, expected.key())) {
            filed.stream()
                    .map(sessions::get)
                    .filter(session -> providerSession.equals(session.providerSession()))
                    .forEach(session -> byProviderSession.put(providerSession, session.key()));
        }
        return true;
    }

    @Override
    public synchronized void forget(SessionKey key) {
        requireUp();
        SessionRecord last = sessions.get(key);
        if (last != null) {
            forget(last);
        }
    }

    @Override
    public synchronized @Nullable SessionKey findByProviderSession(ProviderSession providerSession) {
        requireUp();
        return byProviderSession.get(providerSession);
    }

    @Override
    public synchronized List<SessionKey> findByUser(UserKey user) {
        requireUp();
        List<SessionKey> keys =
                filed.stream().filter(key -> isOf(sessions.get(key), user)).toList();
        Runnable meanwhile = afterUser;
        afterUser = null;
        if (meanwhile != null) {
            meanwhile.run();
        }
        return keys;
    }

    private static boolean isOf(@Nullable SessionRecord session, UserKey user) {
        return session != null && session.user().equals(user);
    }

    @Override
    public synchronized void forEach(Consumer<SessionRecord> visitor) {
        requireUp();
        List.copyOf(sessions.values()).forEach(visitor);
    }

    @Override
    public synchronized long size() {
        requireUp();
        return sessions.size();
    }

    @Override
    public void close() {}
}
