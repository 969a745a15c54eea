package dev.curfew;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.ProviderWatch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reports what is about no session: the provider, the store, the clock, the policy. Thread-safe. */
final class SystemEvents implements ProviderWatch {

    private final Observer observer;
    private final LongSupplier time;

    /**
     * Reports to an observer.
     *
     * @param time epoch milliseconds
     */
    SystemEvents(Observer observer, LongSupplier time) {
        this.observer = observer;
        this.time = time;
    }

    void report(Kind kind, @Nullable String detail) {
        observer.on(new SessionEvent.OfCurfew(kind, time.getAsLong(), detail));
    }

    @Override
    public void ready() {
        report(Kind.PROVIDER_READY, null);
    }

    @Override
    public void unavailable(String why) {
        report(Kind.PROVIDER_UNAVAILABLE, why);
    }

    @Override
    public void noticed(String what) {
        report(Kind.PROVIDER_NOTICE, what);
    }
}
