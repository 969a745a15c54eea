package dev.curfew.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/**
 * Interns sets of roles, because most users share them. A house where every user has others costs what it would
 * without. Thread-safe.
 */
final class RoleSets {

    private final ConcurrentMap<Set<String>, Set<String>> known = new ConcurrentHashMap<>();
    private final int most;

    /** Shares the first {@code most} different sets. */
    RoleSets(int most) {
        this.most = most;
    }

    /** An unmodifiable set of the same roles. */
    Set<String> shared(Set<String> roles) {
        Set<String> found = known.get(roles);
        if (found != null) {
            return found;
        }
        Set<String> own = roles.stream().map(String::intern).collect(Collectors.toUnmodifiableSet());
        Set<String> earlier = known.size() < most ? known.putIfAbsent(own, own) : null;
        return earlier == null ? own : earlier;
    }
}
