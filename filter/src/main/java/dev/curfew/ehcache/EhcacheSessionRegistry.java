package dev.curfew.ehcache;

import dev.curfew.session.ProviderSession;
import dev.curfew.session.RegistryException;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheEventListenerConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.config.units.EntryUnit;
import org.ehcache.event.CacheEvent;
import org.ehcache.event.CacheEventListener;
import org.ehcache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in Ehcache, on the heap of this JVM.
 *
 * <p>Ehcache must never drop a living session to make room, which would look like a logout: so this counts its records and refuses a new one
 * at capacity, while the caches have room to spare. Nothing here expires by Ehcache's clock; records go when {@link #forget} says so.
 *
 * @since 0.1
 */
public final class EhcacheSessionRegistry implements SessionRegistry {

    private static final long SLACK = 1024;

    private final CacheManager manager;
    private final Cache<SessionKey, SessionRecord> sessions;
    private final Cache<ProviderSession, SessionKey> byProviderSession;
    private final Cache<UserKey, KeySet> byUser;
    private final long capacity;
    private final AtomicLong size = new AtomicLong();

    private EhcacheSessionRegistry(CacheManager manager, long capacity) {
        this.manager = manager;
        this.capacity = capacity;
        this.sessions = manager.getCache("sessions", SessionKey.class, SessionRecord.class);
        this.byProviderSession = manager.getCache("by-provider-session", ProviderSession.class, SessionKey.class);
        this.byUser = manager.getCache("by-user", UserKey.class, KeySet.class);
    }

    /**
     * A registry in memory.
     *
     * @param capacity the most records, tombstones included, that it holds
     * @param evicted is told each time that Ehcache dropped a record all the same, which must not happen
     */
    public static EhcacheSessionRegistry inMemory(long capacity, LongConsumer evicted) {
        ClassLoader ours = EhcacheSessionRegistry.class.getClassLoader();
        AtomicLong evictions = new AtomicLong();
        CacheEventListener<SessionKey, SessionRecord> alarm =
                (CacheEvent<? extends SessionKey, ? extends SessionRecord> event) ->
                        evicted.accept(evictions.incrementAndGet());
        CacheEventListenerConfigurationBuilder alarms =
                CacheEventListenerConfigurationBuilder.newEventListenerConfiguration(alarm, EventType.EVICTED)
                        .unordered()
                        .synchronous();
        CacheManager manager = CacheManagerBuilder.newCacheManagerBuilder()
                .withClassLoader(ours)
                .withCache(
                        "sessions",
                        heap(SessionKey.class, SessionRecord.class, capacity, ours)
                                .withService(alarms))
                .withCache("by-provider-session", heap(ProviderSession.class, SessionKey.class, capacity, ours))
                .withCache("by-user", heap(UserKey.class, KeySet.class, capacity, ours))
                .build(true);
        return new EhcacheSessionRegistry(manager, capacity);
    }

    private static <K, V> CacheConfigurationBuilder<K, V> heap(
            Class<K> keyType, Class<V> valueType, long capacity, ClassLoader loader) {
        long entries = capacity + capacity / 8 + SLACK;
        return CacheConfigurationBuilder.newCacheConfigurationBuilder(
                        keyType,
                        valueType,
                        ResourcePoolsBuilder.newResourcePoolsBuilder().heap(entries, EntryUnit.ENTRIES))
                .withClassLoader(loader);
    }

    @Override
    public @Nullable SessionRecord find(SessionKey key) {
        return ask(() -> sessions.get(key));
    }

    @Override
    public void create(SessionRecord session) {
        ask(() -> file(session, null));
    }

    @Override
    public boolean createBehind(SessionKey predecessor, SessionRecord session) {
        return ask(() -> file(session, predecessor));
    }

    /** The user's order comes last: whoever finds the session there, and forgets it, must find the rest. */
    private boolean file(SessionRecord session, @Nullable SessionKey predecessor) {
        if (size.incrementAndGet() > capacity) {
            size.decrementAndGet();
            throw new RegistryException.Full(capacity);
        }
        if (sessions.putIfAbsent(session.key(), session) != null) {
            size.decrementAndGet();
            throw new RegistryException("two sessions with one key: the source of randomness is broken");
        }
        byProviderSession.put(session.providerSession(), session.key());
        boolean lined = line(session, predecessor);
        if (!lined) {
            remove(session);
        }
        return lined;
    }

    private boolean line(SessionRecord session, @Nullable SessionKey predecessor) {
        UserKey user = UserKey.of(session);
        while (true) {
            KeySet before = byUser.get(user);
            KeySet keys = before == null ? KeySet.NONE : before;
            int place = predecessor == null ? keys.keys.size() : keys.keys.indexOf(predecessor) + 1;
            if (predecessor != null && place == 0) {
                return false;
            }
            if (replaced(user, before, keys.with(session.key(), place))) {
                return true;
            }
        }
    }

    @Override
    public boolean replace(SessionRecord expected, SessionRecord next) {
        return ask(() -> sessions.replace(next.key(), expected, next));
    }

    @Override
    public boolean forget(SessionRecord expected) {
        return ask(() -> remove(expected));
    }

    @Override
    public void forget(SessionKey key) {
        SessionRecord last = find(key);
        while (last != null && !forget(last)) {
            last = find(key);
        }
    }

    private boolean remove(SessionRecord last) {
        SessionKey key = last.key();
        if (!sessions.remove(key, last)) {
            return false;
        }
        size.decrementAndGet();
        UserKey user = UserKey.of(last);
        KeySet before = byUser.get(user);
        while (before != null && !replaced(user, before, before.without(key))) {
            before = byUser.get(user);
        }
        handOn(last.providerSession(), key, user);
        return true;
    }

    /** Makes the provider session known for another of its sessions; again, if that one is forgotten meanwhile. */
    private void handOn(ProviderSession providerSession, SessionKey forgotten, UserKey user) {
        SessionKey from = forgotten;
        while (from.equals(byProviderSession.get(providerSession))) {
            SessionKey to = lastOf(providerSession, user);
            if (to == null) {
                byProviderSession.remove(providerSession, from);
                return;
            }
            if (!byProviderSession.replace(providerSession, from, to) || sessions.containsKey(to)) {
                return;
            }
            from = to;
        }
    }

    private @Nullable SessionKey lastOf(ProviderSession providerSession, UserKey user) {
        KeySet keys = byUser.get(user);
        SessionKey last = null;
        for (SessionKey key : keys == null ? List.<SessionKey>of() : keys.keys) {
            SessionRecord session = sessions.get(key);
            if (session != null && session.providerSession().equals(providerSession)) {
                last = key;
            }
        }
        return last;
    }

    /** Ehcache answers with this exception once it is closed. */
    private static <T extends @Nullable Object> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalStateException closed) {
            throw new RegistryException("the registry is closed", closed);
        }
    }

    private boolean replaced(UserKey user, @Nullable KeySet before, KeySet after) {
        if (before == null) {
            return byUser.putIfAbsent(user, after) == null;
        }
        return after.isEmpty() ? byUser.remove(user, before) : byUser.replace(user, before, after);
    }

    @Override
    public @Nullable SessionKey findByProviderSession(ProviderSession providerSession) {
        return ask(() -> byProviderSession.get(providerSession));
    }

    @Override
    public List<SessionKey> findByUser(String issuer, String subject) {
        KeySet keys = ask(() -> byUser.get(new UserKey(issuer, subject)));
        return keys == null ? List.of() : keys.keys();
    }

    @Override
    public void forEach(Consumer<SessionRecord> visitor) {
        ask(() -> {
            sessions.forEach(entry -> visitor.accept(entry.getValue()));
            return true;
        });
    }

    @Override
    public long size() {
        return size.get();
    }

    @Override
    public void close() {
        manager.close();
    }

    private record UserKey(String issuer, String subject) {

        static UserKey of(SessionRecord session) {
            return new UserKey(session.identity().issuer(), session.identity().subject());
        }
    }

    /** In the order of filing. */
    private record KeySet(List<SessionKey> keys) {

        static final KeySet NONE = new KeySet(List.of());

        KeySet with(SessionKey key, int place) {
            List<SessionKey> more = new ArrayList<>(keys);
            more.add(place, key);
            return new KeySet(List.copyOf(more));
        }

        KeySet without(SessionKey key) {
            return new KeySet(keys.stream().filter(other -> !other.equals(key)).toList());
        }

        boolean isEmpty() {
            return keys.isEmpty();
        }
    }
}
