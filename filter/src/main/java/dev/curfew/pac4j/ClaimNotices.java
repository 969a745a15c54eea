package dev.curfew.pac4j;

import dev.curfew.oidc.ProviderWatch;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remarks on what the provider sends: each is made once, however many sign-ins give rise to it, and there is an end to them. Thread-safe.
 * A remark has nothing in it that the provider or a user can choose.
 */
final class ClaimNotices {

    private static final int MOST = 100;

    private final ProviderWatch watch;
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    ClaimNotices(ProviderWatch watch) {
        this.watch = watch;
    }

    void make(String remark) {
        if (made.size() < MOST && made.add(remark)) {
            watch.noticed(remark);
        }
    }
}
