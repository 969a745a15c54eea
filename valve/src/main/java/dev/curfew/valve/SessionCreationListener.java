package dev.curfew.valve;

import dev.curfew.catalina.SessionWatch;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.jspecify.annotations.Nullable;

/** Reports an {@code HttpSession} as soon as the application creates it. */
final class SessionCreationListener implements HttpSessionListener {

    /** One for each valve, as a request may pass several of them; empty between requests. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Consumer<HttpSession>> current = new ThreadLocal<>();

    private final SessionWatch watch;

    /**
     * Tells of what is made.
     *
     * @param watch is told what becomes of it
     */
    SessionCreationListener(SessionWatch watch) {
        this.watch = watch;
    }

    /**
     * This thread works for a request from now on.
     *
     * @param application whose request it is, or null if no application takes it
     * @param claim is told of what the application makes
     */
    void begin(@Nullable Context application, Consumer<HttpSession> claim) {
        if (application != null) {
            listenTo(application);
            current.set(claim);
        }
    }

    /** This thread works for no request any more. What is left to it is an empty entry, which the next request fills. */
    void end() {
        current.set(null);
    }

    private void listenTo(Context application) {
        if (!isListening(application.getApplicationLifecycleListeners())) {
            synchronized (this) {
                Object @Nullable [] before = application.getApplicationLifecycleListeners();
                if (!isListening(before)) {
                    application.removeContainerListener(watch);
                    application.addContainerListener(watch);
                    application.setApplicationLifecycleListeners(with(before, watch, this));
                }
            }
        }
    }

    private static Object[] with(Object @Nullable [] before, Object... more) {
        return Stream.concat(before == null ? Stream.empty() : Arrays.stream(before), Arrays.stream(more))
                .toArray();
    }

    private boolean isListening(Object @Nullable [] listeners) {
        return listeners != null && Arrays.asList(listeners).contains(this);
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        Consumer<HttpSession> claim = current.get();
        if (claim != null) {
            claim.accept(event.getSession());
        }
    }
}
