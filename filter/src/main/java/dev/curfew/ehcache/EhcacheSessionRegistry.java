package dev.curfew.ehcache;

import dev.curfew.session.ProviderSession;
import dev.curfew.session.RegistryException;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionRegistry;
import dev.curfew.session.UserKey;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.Status;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.config.units.EntryUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stores sessions in Ehcache, on the heap of this JVM. The indexes by user and by provider session are maps: an entry of Ehcache costs 64 bytes
 * more than one of a map.
 *
 * <p>Ehcache must never drop a living session to make room, which would look like a logout: so this counts its records and refuses a new one
 * at capacity, while the caches have room to spare. Before that, tombstones give way, the oldest first. Nothing here expires by Ehcache's clock; records go when {@link #forget} says so.
 *
 * @since 0.1
 */
public final class EhcacheSessionRegistry implements SessionRegistry {

    private static final String SESSIONS = "sessions";

    private static final long SLACK = 1024;

    /** By then everybody who goes on with a session in the moment of its end has seen that, milliseconds. */
    private static final long SETTLED = 1000;

    private final CacheManager manager;
    private final Cache<SessionKey, SessionRecord> sessions;
    private final ConcurrentMap<ProviderSession, SessionKey> byProviderSession = new ConcurrentHashMap<>();
    private final UserIndex users = new UserIndex();
    private final long capacity;
    private final EvictionCount evictionCount;
    private final LongConsumer evicted;
    private final Consumer<SessionRecord> gaveWay;
    private final Tombstones tombstones = new Tombstones();
    private final AtomicLong size = new AtomicLong();
    private final AtomicLong evictions = new AtomicLong();

    private EhcacheSessionRegistry(
            CacheManager manager,
            long capacity,
            EvictionCount evictionCount,
            LongConsumer evicted,
            Consumer<SessionRecord> gaveWay) {
        this.manager = manager;
        this.capacity = capacity;
        this.evictionCount = evictionCount;
        this.evicted = evicted;
        this.gaveWay = gaveWay;
        this.sessions = manager.getCache(SESSIONS, SessionKey.class, SessionRecord.class);
    }

    /**
     * A registry in memory.
     *
     * @param capacity the most records, tombstones included, that it holds
     * @param evicted is told how many records Ehcache has dropped all the same, which must not happen: when the next one is filed
     */
    public static EhcacheSessionRegistry inMemory(long capacity, LongConsumer evicted) {
        return inMemory(capacity, evicted, unused -> {});
    }

    /**
     * A registry in memory.
     *
     * @param gaveWay is told of each tombstone that has made room for a new session, on the thread that files it
     */
    public static EhcacheSessionRegistry inMemory(
            long capacity, LongConsumer evicted, Consumer<SessionRecord> gaveWay) {
        return inMemory(capacity, capacity + capacity / 8 + SLACK, evicted, gaveWay);
    }

    /** With room for so many entries, which are too few for a test that wants to see one dropped. */
    public static EhcacheSessionRegistry inMemory(
            long capacity, long entries, LongConsumer evicted, Consumer<SessionRecord> gaveWay) {
        ClassLoader ours = EhcacheSessionRegistry.class.getClassLoader();
        EvictionCount evictionCount = new EvictionCount();
        CacheManager manager = CacheManagerBuilder.newCacheManagerBuilder()
                .withClassLoader(ours)
                .using(evictionCount)
                .withCache(SESSIONS, heap(SessionKey.class, SessionRecord.class, entries, ours))
                .build(true);
        return new EhcacheSessionRegistry(manager, capacity, evictionCount, evicted, gaveWay);
    }

    private static <K, V> CacheConfigurationBuilder<K, V> heap(
            Class<K> keyType, Class<V> valueType, long entries, ClassLoader loader) {
        return CacheConfigurationBuilder.newCacheConfigurationBuilder(
                        keyType,
                        valueType,
                        ResourcePoolsBuilder.newResourcePoolsBuilder().heap(entries, EntryUnit.ENTRIES))
                .withClassLoader(loader);
    }

    @Override
    public @Nullable SessionRecord find(SessionKey key) {
        try {
            return sessions.get(key);
        } catch (IllegalStateException fault) {
            throw named(fault);
        }
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
        takePlace(session.createdAt());
        if (sessions.putIfAbsent(session.key(), session) != null) {
            size.decrementAndGet();
            throw new RegistryException("two sessions with one key: the source of randomness is broken");
        }
        reportEvictions();
        ProviderSession providerSession = session.providerSession();
        if (providerSession != null) {
            byProviderSession.put(providerSession, session.key());
        }
        tombstones.add(session);
        boolean lined = users.add(session, predecessor);
        if (!lined) {
            remove(session);
        }
        return lined;
    }

    private void takePlace(long now) {
        while (size.incrementAndGet() > capacity) {
            size.decrementAndGet();
            if (!makeRoom(now - SETTLED)) {
                throw new RegistryException.Full(capacity);
            }
        }
    }

    /** Whether there was a tombstone that could give way. One that somebody else has forgotten meanwhile made room too. */
    private boolean makeRoom(long endedBy) {
        SessionKey oldest = tombstones.takeOldest(endedBy);
        SessionRecord tombstone = oldest == null ? null : sessions.get(oldest);
        if (tombstone != null && tombstone.end() != null && remove(tombstone)) {
            gaveWay.accept(tombstone);
        }
        return oldest != null;
    }

    private void reportEvictions() {
        long total = evictionCount.of(SESSIONS);
        if (total > evictions.getAndSet(total)) {
            evicted.accept(total);
        }
    }

    @Override
    public boolean replace(SessionRecord expected, SessionRecord next) {
        return ask(() -> {
            boolean replaced = sessions.replace(next.key(), expected, next);
            if (replaced && next.end() != null) {
                tombstones.add(next);
                dropIfForgotten(next);
            }
            return replaced;
        });
    }

    /** Somebody may have forgotten it before it was among the tombstones. */
    private void dropIfForgotten(SessionRecord tombstone) {
        if (!sessions.containsKey(tombstone.key())) {
            tombstones.remove(tombstone);
        }
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
        tombstones.remove(last);
        users.remove(last);
        if (last.providerSession() != null) {
            handOn(last, last.providerSession());
        }
        return true;
    }

    /** Makes its provider session known for another of its sessions; again, if that one is forgotten meanwhile. */
    private void handOn(SessionRecord forgotten, ProviderSession providerSession) {
        SessionKey from = forgotten.key();
        while (from.equals(byProviderSession.get(providerSession))) {
            SessionKey to = lastOf(forgotten, providerSession);
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

    /** The last session of the same user from the same provider session, or null. */
    private @Nullable SessionKey lastOf(SessionRecord forgotten, ProviderSession providerSession) {
        SessionKey last = null;
        for (SessionKey key : users.keys(forgotten.user())) {
            SessionRecord session = sessions.get(key);
            if (session != null && providerSession.equals(session.providerSession())) {
                last = key;
            }
        }
        return last;
    }

    /** Once it is closed, Ehcache throws this exception; while it is open, the exception is a fault like any other. */
    private <T extends @Nullable Object> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalStateException fault) {
            throw named(fault);
        }
    }

    private RuntimeException named(IllegalStateException fault) {
        return manager.getStatus() == Status.AVAILABLE ? fault : new RegistryException("the registry is closed", fault);
    }

    @Override
    public @Nullable SessionKey findByProviderSession(ProviderSession providerSession) {
        requireOpen();
        return byProviderSession.get(providerSession);
    }

    @Override
    public List<SessionKey> findByUser(UserKey user) {
        requireOpen();
        return users.keys(user);
    }

    private void requireOpen() {
        if (manager.getStatus() != Status.AVAILABLE) {
            throw new RegistryException("the registry is closed");
        }
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
}
