package dev.curfew.observe;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Keeps a listener that throws from harming what it listens to: a session ends, and what it holds is let go, whatever becomes of the news.
 *
 * @since 0.1
 */
public final class ShieldedObserver implements Observer {

    private static final Logger LOG = System.getLogger("dev.curfew.session");

    private final Observer listener;

    public ShieldedObserver(Observer listener) {
        this.listener = listener;
    }

    /** Never throws. */
    @Override
    public void on(SessionEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "a listener failed for " + event.kind().word(), fault);
        }
    }
}
