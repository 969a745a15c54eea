package dev.curfew.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Who has access.
 *
 * @param open whether everybody may, signed in or not
 * @param roles from each of these sets the user has to hold one role; empty if being signed in is enough; in a fixed
 *     order, so that what says the same is equal
 * @since 0.1
 */
public record Access(boolean open, List<Set<String>> roles) {

    /** Everybody, signed in or not. */
    public static final Access PUBLIC = new Access(true, List.of());

    /** Only users with a living session. */
    public static final Access AUTHENTICATED = new Access(false, List.of());

    public Access {
        roles = roles.stream()
                .map(Set::copyOf)
                .distinct()
                .sorted((one, other) -> Arrays.compare(sorted(one), sorted(other)))
                .toList();
        if (open && !roles.isEmpty()) {
            throw new IllegalArgumentException("access: public with roles (expected: one of both)");
        }
    }

    private static String[] sorted(Set<String> set) {
        return set.stream().sorted().toArray(String[]::new);
    }

    /** Only users with a living session who hold one of these roles. */
    public static Access anyOf(Set<String> roles) {
        return new Access(false, List.of(roles));
    }

    /** What satisfies both. */
    Access strictest(Access other) {
        if (equals(other)) {
            return this;
        }
        List<Set<String>> both = new ArrayList<>(roles);
        both.addAll(other.roles);
        return new Access(open && other.open, both);
    }

    /** Whether a signed-in user with these roles may enter. */
    public boolean admits(Collection<String> held) {
        for (int i = 0; i < roles.size(); i++) {
            if (!holdsOne(roles.get(i), held)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holdsOne(Set<String> wanted, Collection<String> held) {
        for (String role : held) {
            if (wanted.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** As written in a policy. */
    @Override
    public String toString() {
        if (roles.isEmpty()) {
            return open ? "public" : "authenticated";
        }
        return roles.stream()
                .map(set -> set.stream().sorted().map(role -> "role:" + role).toList())
                .map(set -> set.size() == 1 ? set.get(0) : set.toString())
                .sorted()
                .reduce((one, next) -> one + " and " + next)
                .orElseThrow();
    }
}
