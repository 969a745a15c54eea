package dev.curfew.lifecycle;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import java.util.concurrent.atomic.AtomicLong;

/** Reports dropped tombstones: at once, and then at most once a minute. Thread-safe. */
public final class CapacityAlarm {

    private static final long PAUSE = 60_000;

    private final Observer observer;
    private final AtomicLong untold = new AtomicLong();
    private long next = Long.MIN_VALUE;

    public CapacityAlarm(Observer observer) {
        this.observer = observer;
    }

    /** One more has. */
    public void note() {
        untold.incrementAndGet();
    }

    /** Tells what has not been told, if it is time. Call this a few times a second. */
    public synchronized void report(long now) {
        long count = now < next ? 0 : untold.getAndSet(0);
        if (count > 0) {
            next = now + PAUSE;
            String detail = count + " were dropped to make room for new sessions: increase store.capacity";
            observer.on(new SessionEvent.OfCurfew(Kind.TOMBSTONES_DROPPED, now, detail));
        }
    }
}
