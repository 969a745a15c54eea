package dev.curfew.signin;

import dev.curfew.http.Request;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.ProviderException;
import dev.curfew.session.UsedStates;
import dev.curfew.session.UsedStatesInMemory;
import dev.curfew.site.Site;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Redeems authorization codes at the provider: each state once, and only a few at a time, so that living sessions
 * always have threads.
 */
public final class CodeExchange {

    /** How many request threads may wait for the provider: of the 200 that Tomcat has by default a small share. */
    static final int PLACES = 16;

    private static final int MOST_STATES = 20_000;
    private static final long TELL_MILLIS = 60_000;

    private final Provider provider;
    private final Observer observer;
    private final UsedStates states = new UsedStatesInMemory(MOST_STATES);
    private final Semaphore places = new Semaphore(PLACES);
    private final AtomicLong told = new AtomicLong(Long.MIN_VALUE);

    public CodeExchange(Provider provider, Observer observer) {
        this.provider = provider;
        this.observer = observer;
    }

    sealed interface Outcome {}

    /** The provider says who it is. */
    record Redeemed(Authentication answer) implements Outcome {}

    /** This answer has been taken there before. */
    record Replayed() implements Outcome {}

    /** Too many wait already; nothing has been used up. */
    record Crowded() implements Outcome {}

    Outcome redeem(Request request, SignInAttempt attempt, String callback) throws ProviderException {
        long now = request.now();
        if (!places.tryAcquire()) {
            tell(now);
            return new Crowded();
        }
        try {
            long until = attempt.startedAt() + Site.SIGN_IN_SECONDS * 1000 + 1;
            return states.use(attempt.transaction().state(), until, now)
                    ? new Redeemed(provider.authenticate(request.exchange(), attempt.transaction(), callback))
                    : new Replayed();
        } finally {
            places.release();
        }
    }

    private void tell(long now) {
        long last = told.get();
        if ((last == Long.MIN_VALUE || now - last >= TELL_MILLIS) && told.compareAndSet(last, now)) {
            String detail = PLACES + " sign-ins are waiting for the provider, and further ones are refused";
            observer.on(new SessionEvent.OfCurfew(Kind.PROVIDER_UNAVAILABLE, now, detail));
        }
    }
}
