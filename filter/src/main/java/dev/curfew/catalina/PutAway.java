package dev.curfew.catalina;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.Manager;
import org.apache.catalina.Session;
import org.apache.catalina.session.PersistentManagerBase;
import org.apache.catalina.session.StandardManager;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one application that its manager does not have while they wait, so that no code finds them, by whatever id and in whatever
 * request. They go back when the application stops. Thread-safe.
 */
final class PutAway implements LifecycleListener {

    private final Context application;
    private final Map<String, Session> away = new ConcurrentHashMap<>();

    private PutAway(Context application) {
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
        PutAway known = find(application);
        return known == null ? null : known.away.remove(id);
    }

    /** This session is back with its manager under another id, or has ended: nothing of it is kept under this one. */
    static void forget(Context application, String id, Session session) {
        PutAway known = find(application);
        if (known != null) {
            known.away.remove(id, session);
        }
    }

    private static synchronized PutAway of(Context application) {
        PutAway known = find(application);
        PutAway all = known == null ? new PutAway(application) : known;
        if (known == null) {
            application.addLifecycleListener(all);
        }
        return all;
    }

    private static @Nullable PutAway find(Context application) {
        for (LifecycleListener listener : application.findLifecycleListeners()) {
            if (listener instanceof PutAway known) {
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
            case Lifecycle.AFTER_STOP_EVENT -> application.removeLifecycleListener(this);
            default -> {}
        }
    }

    private void giveAllBack() {
        for (String id : List.copyOf(away.keySet())) {
            Session session = away.remove(id);
            if (session != null) {
                application.getManager().add(session);
            }
        }
    }
}
