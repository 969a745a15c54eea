package dev.curfew.catalina;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.Manager;
import org.apache.catalina.Session;
import org.apache.catalina.loader.WebappClassLoaderBase;
import org.apache.catalina.session.PersistentManagerBase;
import org.apache.catalina.session.StandardManager;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the waiting sessions of one application out of its manager, so that no code finds them. They go back when the
 * application stops, and those that the manager has kept over that are taken again when it starts. Thread-safe.
 */
final class WithheldSessions implements LifecycleListener {

    private final Context application;
    private final Map<String, Session> away = new ConcurrentHashMap<>();
    private final Set<String> givenBack = ConcurrentHashMap.newKeySet();

    private WithheldSessions(Context application) {
        this.application = application;
    }

    /** Takes a session from its manager; leaves it where the manager keeps more of it than an object in memory. */
    static void take(Context application, Session session) {
        Manager manager = application.getManager();
        if (manager instanceof StandardManager || manager instanceof PersistentManagerBase) {
            of(application).take(session, manager);
        }
    }

    /** What was taken under this id, or null; from now on it is the caller's. */
    static @Nullable Session remove(Context application, String id) {
        WithheldSessions known = find(application);
        return known == null ? null : known.remove(id);
    }

    private @Nullable Session remove(String id) {
        givenBack.remove(id);
        return away.remove(id);
    }

    /** This session is back with its manager under another id, or has ended: nothing of it is kept under this one. */
    static void forget(Context application, String id, Session session) {
        WithheldSessions known = find(application);
        if (known != null) {
            known.away.remove(id, session);
        }
    }

    private static synchronized WithheldSessions of(Context application) {
        WithheldSessions known = find(application);
        WithheldSessions all = known == null ? new WithheldSessions(application) : known;
        if (known == null) {
            application.addLifecycleListener(all);
        }
        return all;
    }

    private static @Nullable WithheldSessions find(Context application) {
        for (LifecycleListener listener : application.findLifecycleListeners()) {
            if (listener instanceof WithheldSessions known) {
                return known;
            }
        }
        return null;
    }

    /** A manager that swaps sessions out locks them meanwhile. */
    @SuppressWarnings("SynchronizeOnParameter")
    private void take(Session session, Manager manager) {
        synchronized (session) {
            if (session.isValid()) {
                away.put(session.getIdInternal(), session);
                manager.remove(session, false);
            }
        }
    }

    @Override
    public void lifecycleEvent(LifecycleEvent event) {
        switch (event.getType()) {
            case Lifecycle.BEFORE_STOP_EVENT, Lifecycle.STOP_EVENT -> giveAllBack();
            case Lifecycle.AFTER_STOP_EVENT -> leaveIfOfApplication();
            case Lifecycle.AFTER_START_EVENT -> takeAgain();
            default -> {}
        }
    }

    private void giveAllBack() {
        for (String id : List.copyOf(away.keySet())) {
            Session session = away.remove(id);
            if (session != null) {
                givenBack.add(id);
                application.getManager().add(session);
            }
        }
    }

    /** What belongs to the application alone comes anew with it. */
    private void leaveIfOfApplication() {
        if (WithheldSessions.class.getClassLoader() instanceof WebappClassLoaderBase) {
            application.removeLifecycleListener(this);
        }
    }

    /** Before the first request comes. */
    private void takeAgain() {
        for (String id : List.copyOf(givenBack)) {
            Session kept = givenBack.remove(id) ? find(id) : null;
            if (kept != null) {
                take(kept, application.getManager());
            }
        }
    }

    private @Nullable Session find(String id) {
        try {
            return application.getManager().findSession(id);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
