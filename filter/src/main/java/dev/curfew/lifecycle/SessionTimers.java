package dev.curfew.lifecycle;

import dev.curfew.session.SessionKey;

/**
 * When to look at which of the sessions that began here. Thread-safe.
 *
 * @since 0.1
 */
public final class SessionTimers extends Timers<SessionKey> {}
