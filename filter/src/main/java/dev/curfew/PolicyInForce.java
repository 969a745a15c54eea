package dev.curfew;

import dev.curfew.config.Settings;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.oidc.ProviderAction;
import java.util.function.LongSupplier;

/** The generation that is in force, and its change. Thread-safe. */
final class PolicyInForce {

    private final GuardAssembly guards;
    private final SessionTerminator terminator;
    private final LongSupplier time;
    private volatile Generation generation;

    /**
     * Puts these settings in force.
     *
     * @param time epoch milliseconds
     */
    PolicyInForce(GuardAssembly guards, Settings settings, SessionTerminator terminator, LongSupplier time) {
        this.guards = guards;
        this.terminator = terminator;
        this.time = time;
        this.generation = guards.generation(settings, 1);
    }

    Generation generation() {
        return generation;
    }

    Settings settings() {
        return generation.settings();
    }

    ProviderAction atProvider() {
        return settings().atProvider();
    }

    /** Puts other settings in force, for living sessions too. What needs a restart stays as it is. */
    synchronized void obey(Settings next) {
        Generation before = generation;
        Generation following = guards.generation(before.settings().changedTo(next), before.number() + 1);
        generation = following;
        terminator.obey(following.rules(), time.getAsLong());
    }
}
