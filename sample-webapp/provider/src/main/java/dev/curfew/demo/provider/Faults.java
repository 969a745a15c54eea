package dev.curfew.demo.provider;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The switches that make the demo provider misbehave, for tests of relying parties. All are off at first, each takes effect with the
 * next request, and all may be used from any thread.
 */
public final class Faults {

    /** The longest delay {@link #slow} accepts. */
    public static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final Set<Fault> active = ConcurrentHashMap.newKeySet();
    private final Set<Endpoint> down = ConcurrentHashMap.newKeySet();
    private final Map<Endpoint, Duration> delays = new ConcurrentHashMap<>();
    private final Map<String, Object> claims = new ConcurrentHashMap<>();
    private volatile Duration authTimeOffset = Duration.ZERO;

    Faults() {}

    /** Switches these faults on. */
    public Faults on(Fault... faults) {
        active.addAll(Arrays.asList(faults));
        return this;
    }

    /** Switches these faults off. */
    public Faults off(Fault... faults) {
        Arrays.asList(faults).forEach(active::remove);
        return this;
    }

    /** Answers 503 at these endpoints; at every one, discovery included, when none is named. */
    public Faults down(Endpoint... endpoints) {
        down.addAll(Arrays.asList(endpoints.length == 0 ? Endpoint.values() : endpoints));
        return this;
    }

    /** Ends {@link #down}: every endpoint answers again. */
    public Faults up() {
        down.clear();
        return this;
    }

    /**
     * Waits this long, in real time, before it answers at this endpoint; zero ends it.
     *
     * @throws IllegalArgumentException when the delay is negative or above {@link #LONGEST_DELAY}
     */
    public Faults slow(Endpoint endpoint, Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException(
                    "delay: %s (expected: 0 to %s), choose a shorter one".formatted(delay, LONGEST_DELAY));
        }
        delays.put(endpoint, delay);
        return this;
    }

    /** Adds this to every {@code auth_time}; negative moves it into the past, zero ends it. */
    public Faults shiftAuthTime(Duration offset) {
        authTimeOffset = offset;
        return this;
    }

    /** Puts this claim into every ID token, in place of what would be there: any shape that JSON has. */
    public Faults claiming(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    /** Switches everything off. */
    public void clear() {
        active.clear();
        down.clear();
        delays.clear();
        claims.clear();
        authTimeOffset = Duration.ZERO;
    }

    /** Whether this fault is on. */
    public boolean has(Fault fault) {
        return active.contains(fault);
    }

    boolean isDown(Endpoint endpoint) {
        return down.contains(endpoint);
    }

    Duration delayAt(Endpoint endpoint) {
        return delays.getOrDefault(endpoint, Duration.ZERO);
    }

    Map<String, Object> claims() {
        return claims;
    }

    Duration authTimeOffset() {
        return authTimeOffset;
    }
}
