package dev.curfew.valve;

import dev.curfew.session.Profile;
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

    private record Known(Profile profile, GenericPrincipal principal) {}

    /** The principal of this profile. */
    GenericPrincipal of(Profile profile) {
        int place = profile.name().hashCode() & (PLACES - 1);
        Known known = places.get(place);
        if (known != null && known.profile.equals(profile)) {
            return known.principal;
        }
        GenericPrincipal principal = new GenericPrincipal(profile.name(), List.copyOf(profile.roles()));
        places.set(place, new Known(profile, principal));
        return principal;
    }
}
