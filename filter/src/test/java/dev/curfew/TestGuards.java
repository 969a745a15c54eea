package dev.curfew;

import dev.curfew.client.ClientAddress;
import dev.curfew.crypto.Keys;
import dev.curfew.guard.Guard;
import dev.curfew.lifecycle.Revocations;
import dev.curfew.lifecycle.SessionResources;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.observe.Observer;
import dev.curfew.oidc.Provider;
import dev.curfew.pages.PageTexts;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.Sessions;
import dev.curfew.site.Site;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Guards that are put together as Curfew puts its own together, on whatever a test stands them. */
public final class TestGuards {

    private final GuardAssembly guards;

    private TestGuards(GuardAssembly guards) {
        this.guards = guards;
    }

    /**
     * Guards that know these.
     *
     * @param later what time it is after a body has come, epoch milliseconds
     */
    public static TestGuards on(
            Site site,
            Provider provider,
            Sessions sessions,
            SessionResources resources,
            SessionTerminator terminator,
            Revocations revocations,
            Observer observer,
            SecureRandom random,
            LongUnaryOperator later) {
        return new TestGuards(new GuardAssembly(new Foundation(
                site,
                new ClientAddress(List.of()),
                provider,
                sessions,
                resources,
                terminator,
                revocations,
                observer,
                Keys.random(random),
                random,
                later)));
    }

    /** The guard under these rules. */
    public Guard under(Rulebook rules) {
        return guards.guard(rules, PageTexts.SHIPPED);
    }

    /** Forgets, at {@code now} (epoch milliseconds), what no user may come back for any more. */
    public void forgetOver(long now) {
        guards.forgetOver(now);
    }
}
