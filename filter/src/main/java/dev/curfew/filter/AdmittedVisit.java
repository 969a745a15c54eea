package dev.curfew.filter;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.session.Profile;
import org.jspecify.annotations.Nullable;

/** One request that was let through, on all its ways through the application: whom that sees, until it signs them out. */
final class AdmittedVisit {

    private final Proceed admitted;
    private volatile boolean signedOut;

    AdmittedVisit(Proceed admitted) {
        this.admitted = admitted;
    }

    Proceed admitted() {
        return admitted;
    }

    /** Null if the application sees nobody, or nobody any more. */
    @Nullable
    Profile profile() {
        return signedOut ? null : admitted.profile();
    }

    void signOut() {
        signedOut = admitted.profile() != null;
    }

    boolean isSignedOut() {
        return signedOut;
    }
}
