package dev.curfew.model;

import dev.curfew.oidc.AuthenticationOptions;
import dev.curfew.policy.Limits;
import java.util.List;

/**
 * A sign-in under way, in the model.
 *
 * @param node where the browser comes back to
 * @param startedAt by the clock of that node, epoch milliseconds
 * @param round 1, or 2 when the first answer was not good enough
 * @param target where the user wants to go
 */
record Pending(int node, long startedAt, int round, String target, Proving proving) {

    private static final long LIFETIME = 10 * 60 * 1000;

    boolean isTooOld(long now) {
        return now - startedAt > LIFETIME;
    }

    Pending again(long now, int nextRound, Proving more) {
        return new Pending(node, now, nextRound, target, more);
    }

    /** What the provider is asked: {@code max_age} is the absolute limit, or what a path allows (design.md, section 5). */
    AuthenticationOptions demand(Limits base) {
        long millis = Math.min(base.absolute(), proving.age());
        long seconds = millis == Limits.NONE ? Integer.MAX_VALUE : Math.max(1, millis / 1000);
        List<String> acr = proving.acr() == null ? List.of() : proving.acr();
        return new AuthenticationOptions(seconds, proving.anew() || round > 1, acr, "");
    }
}
