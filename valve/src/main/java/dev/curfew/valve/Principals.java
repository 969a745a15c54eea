package dev.curfew.valve;

import dev.curfew.session.Identity;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.catalina.realm.GenericPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * What applications see of users. Those of a moment ago are kept, because a page and what it loads ask for the same one. Thread-safe.
 */
final class Principals {

    private static final int PLACES = 256;

    private final AtomicReferenceArray<@Nullable Known> places = new AtomicReferenceArray<>(PLACES);

    private record Known(Identity identity, GenericPrincipal principal) {}

    /** The principal of this very identity, which a session keeps as long as it lives. */
    GenericPrincipal of(Identity identity) {
        int place = System.identityHashCode(identity) & (PLACES - 1);
        Known known = places.get(place);
        if (known != null && known.identity == identity) {
            return known.principal;
        }
        GenericPrincipal principal = new GenericPrincipal(identity.name(), List.copyOf(identity.roles()));
        places.set(place, new Known(identity, principal));
        return principal;
    }
}
