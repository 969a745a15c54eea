package dev.curfew.model;

import dev.curfew.oidc.AuthenticationOptions;
import org.jspecify.annotations.Nullable;

/** What the provider does with the browsers that are sent to it: one session of its own for each. */
final class ProviderSide {

    private final World world;
    private final @Nullable Known[] known = new Known[World.BROWSERS];
    private int count;

    ProviderSide(World world) {
        this.world = world;
    }

    private record Known(Person user, Credentials credentials, String session, String acr) {}

    /** The browser forgets the provider's session. */
    void leave(int browser) {
        known[browser] = null;
    }

    /**
     * Sends a browser back: silently where its session is good enough, else after the user has given credentials.
     *
     * @param now the true time, epoch milliseconds
     */
    Answer answer(Step.Return step, AuthenticationOptions demand, long now) {
        long seconds = Math.floorDiv(now + world.providerOffset(), 1000L);
        Known session = known[step.browser()];
        if (session == null || isAsking(step, demand, session, seconds)) {
            String sid = session != null && session.user == step.user() ? session.session : "sid-" + count;
            boolean strong = step.strong() && !demand.acrValues().isEmpty();
            String acr = strong ? demand.acrValues().get(0) : "1";
            session = new Known(step.user(), new Credentials(count++, seconds), sid, acr);
            known[step.browser()] = session;
        }
        Long expiry = step.expiresIn() < 0 ? null : Long.valueOf(seconds + step.expiresIn());
        return new Answer(session.user, session.credentials, session.session, expiry, session.acr, world.telling());
    }

    private static boolean isAsking(Step.Return step, AuthenticationOptions demand, Known session, long seconds) {
        boolean weak = !demand.acrValues().isEmpty() && !demand.acrValues().contains(session.acr);
        return step.obedient()
                && (demand.prompt() || weak || seconds - session.credentials.authTime() > demand.maxAgeSeconds());
    }
}
