package dev.curfew.lifecycle;

import dev.curfew.session.EndedSession;

/**
 * Notifies the provider that a session has ended.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ProviderNotifier {

    /** Says it, later and elsewhere: this returns at once and never throws. */
    void say(EndedSession ended);
}
