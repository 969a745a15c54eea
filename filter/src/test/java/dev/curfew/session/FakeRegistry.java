package dev.curfew.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A registry of plain maps under one lock, which tests can take down, count, and step into. */
public final class FakeRegistry implements SessionRegistry {

    private final Map<SessionKey, SessionRecord> sessions = new HashMap<>();
    private final Map<ProviderSession, SessionKey> byProviderSession = new HashMap<>();
    private final long capacity;
    private boolean down;
    private int writes;
    private @Nullable Runnable beforeReplace;

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

    private void requireUp() {
        if (down) {
            throw new RegistryException("the store is down");
        }
    }

    @Override
    public synchronized @Nullable SessionRecord find(SessionKey key) {
        requireUp();
        return sessions.get(key);
    }

    @Override
    public synchronized void create(SessionRecord session) {
        requireUp();
        if (sessions.containsKey(session.key())) {
            throw new RegistryException("there is one under this key");
        }
        if (sessions.size() >= capacity) {
            throw new RegistryException.Full(capacity);
        }
        sessions.put(session.key(), session);
        byProviderSession.put(session.providerSession(), session.key());
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
    public synchronized void forget(SessionKey key) {
        requireUp();
        SessionRecord last = sessions.remove(key);
        if (last != null) {
            byProviderSession.remove(last.providerSession(), key);
        }
    }

    @Override
    public synchronized @Nullable SessionKey findByProviderSession(ProviderSession providerSession) {
        requireUp();
        return byProviderSession.get(providerSession);
    }

    @Override
    public synchronized Collection<SessionKey> findByUser(String issuer, String subject) {
        requireUp();
        List<SessionKey> keys = new ArrayList<>();
        for (SessionRecord session : sessions.values()) {
            if (session.identity().issuer().equals(issuer)
                    && session.identity().subject().equals(subject)) {
                keys.add(session.key());
            }
        }
        return keys;
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
