package dev.curfew.observe;

import java.util.List;

/**
 * Tells several observers, each shielded from the faults of the others. Thread-safe if they are.
 *
 * @since 0.2
 */
public final class Observers implements Observer {

    private final List<Observer> all;

    /** These, in this order. */
    public Observers(List<Observer> all) {
        this.all = all.stream().<Observer>map(ShieldedObserver::new).toList();
    }

    /** Never throws. */
    @Override
    public void on(SessionEvent event) {
        all.forEach(observer -> observer.on(event));
    }
}
