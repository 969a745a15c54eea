package dev.curfew.lifecycle;

import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.oidc.Provider;
import dev.curfew.oidc.ProviderAction;
import dev.curfew.oidc.ProviderException;
import dev.curfew.session.EndReason;
import dev.curfew.session.EndedSession;
import dev.curfew.session.PackedToken;
import dev.curfew.session.Tokens;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notifies the provider of the end of a session, as the settings say: after a timeout by revocation, logout or not at
 * all; after any other end by revocation, unless the provider ended the session. Makes several attempts, then reports
 * the failure.
 *
 * @since 0.1
 */
public final class LogoutAtProvider implements ProviderNotifier {

    private static final int ATTEMPTS = 4;
    private static final int MOST_UNDER_WAY = 10_000;

    private final Provider provider;
    private final Supplier<ProviderAction> afterTimeout;
    private final Observer observer;
    private final ScheduledExecutorService errands;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * Puts it together.
     *
     * @param afterTimeout what the policy in force says
     * @param errands waits for the provider
     */
    public LogoutAtProvider(
            Provider provider,
            Supplier<ProviderAction> afterTimeout,
            Observer observer,
            ScheduledExecutorService errands) {
        this.provider = provider;
        this.afterTimeout = afterTimeout;
        this.observer = observer;
        this.errands = errands;
    }

    @Override
    public void say(EndedSession ended) {
        ProviderAction what = what(ended.end().reason());
        Tokens tokens = ended.last().tokens();
        PackedToken idToken = tokens.idToken();
        PackedToken refreshToken = tokens.refreshToken();
        if (what == ProviderAction.LOGOUT && idToken != null) {
            begin(ended, () -> provider.endSession(idToken));
        } else if (what != ProviderAction.NOTHING && refreshToken != null) {
            begin(ended, () -> provider.revoke(refreshToken));
        }
    }

    private void begin(EndedSession ended, Errand errand) {
        if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
            giveUp(ended, "too many requests are waiting for the provider");
        } else {
            schedule(ended, errand, 1);
        }
    }

    private ProviderAction what(EndReason reason) {
        return switch (reason) {
            case IDLE_TIMEOUT, ABSOLUTE_TIMEOUT -> afterTimeout.get();
            case BACK_CHANNEL_LOGOUT, PROVIDER_REFUSED, PROVIDER_SESSION_EXPIRED -> ProviderAction.NOTHING;
            case LOGOUT, REVOKED, SESSION_LIMIT, BINDING_CHANGED -> ProviderAction.REVOKE;
            case BROWSER_CLOSED -> ProviderAction.LOGOUT;
        };
    }

    private void schedule(EndedSession ended, Errand errand, int attempt) {
        long seconds = attempt == 1 ? 0 : 1L << (2 * (attempt - 2));
        try {
            var unused = errands.schedule(() -> run(ended, errand, attempt), seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException closing) {
            giveUp(ended, "Curfew is stopping");
        }
    }

    private void run(EndedSession ended, Errand errand, int attempt) {
        try {
            errand.run();
            underWay.decrementAndGet();
        } catch (ProviderException.Unavailable later) {
            if (attempt < ATTEMPTS) {
                schedule(ended, errand, attempt + 1);
            } else {
                giveUp(ended, later.getMessage());
            }
        } catch (ProviderException | RuntimeException fault) {
            giveUp(ended, fault.getMessage());
        }
    }

    private void giveUp(EndedSession ended, @Nullable String why) {
        underWay.decrementAndGet();
        observer.on(new SessionEvent.Ended(
                SessionEvent.Kind.REVOCATION_FAILED,
                ended.end().at(),
                ended.last().tag(),
                ended.last().profile().name(),
                ended.end().reason(),
                why));
    }

    private interface Errand {
        void run() throws ProviderException;
    }
}
