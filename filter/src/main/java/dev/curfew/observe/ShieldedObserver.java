package dev.curfew.observe;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Catches exceptions of a listener, so that they cannot prevent the end of a session.
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
