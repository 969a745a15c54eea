package dev.curfew.observe;

/**
 * Listens to events. Called on the thread where it happens, so it must be quick and must not throw.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Observer {

    void on(SessionEvent event);
}
