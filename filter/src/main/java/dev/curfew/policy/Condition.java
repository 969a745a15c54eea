package dev.curfew.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a rule applies: all parts must match, and each part matches if one of its values does. An empty part fits
 * everything.
 *
 * @param contexts context paths; empty text for the root context
 * @param paths patterns of the whole path
 * @param methods HTTP methods in capitals; {@code GET} brings {@code HEAD} along, which asks for the same (RFC 9110, 9.3.2)
 * @param hosts names of hosts in lower case
 * @param roles roles, of which the user holds one
 * @param users names of users as the application sees them
 * @param exceptRoles roles, of which the user holds none
 * @since 0.1
 */
public record Condition(
        Set<String> contexts,
        List<PathPattern> paths,
        Set<String> methods,
        Set<String> hosts,
        Set<String> roles,
        Set<String> users,
        Set<String> exceptRoles) {

    /** Fits every request of everybody. */
    public static final Condition ALWAYS = new Condition(Set.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Condition {
        contexts = Set.copyOf(contexts);
        paths = List.copyOf(paths);
        methods = withHead(methods);
        hosts = Set.copyOf(hosts);
        roles = Set.copyOf(roles);
        users = Set.copyOf(users);
        exceptRoles = Set.copyOf(exceptRoles);
    }

    private static Set<String> withHead(Set<String> methods) {
        if (!methods.contains("GET") || methods.contains("HEAD")) {
            return Set.copyOf(methods);
        }
        Set<String> both = new HashSet<>(methods);
        both.add("HEAD");
        return Set.copyOf(both);
    }

    /** A condition without exceptions. */
    public Condition(
            Set<String> contexts,
            List<PathPattern> paths,
            Set<String> methods,
            Set<String> hosts,
            Set<String> roles,
            Set<String> users) {
        this(contexts, paths, methods, hosts, roles, users, Set.of());
    }

    /** Fits these paths, whoever asks. */
    public static Condition path(String... patterns) {
        return new Condition(Set.of(), PathPattern.parseAll(List.of(patterns)), Set.of(), Set.of(), Set.of(), Set.of());
    }

    /** Fits everything that holders of one of these roles do. */
    public static Condition role(String... roles) {
        return new Condition(Set.of(), List.of(), Set.of(), Set.of(), Set.of(roles), Set.of());
    }

    /** This condition for these methods only. */
    public Condition method(String... only) {
        return new Condition(contexts, paths, Set.of(only), hosts, roles, users, exceptRoles);
    }

    /** This condition for holders of one of these roles only. */
    public Condition roles(Set<String> only) {
        return new Condition(contexts, paths, methods, hosts, only, users, exceptRoles);
    }

    /** This condition for holders of none of these roles only. */
    public Condition exceptRoles(Set<String> none) {
        return new Condition(contexts, paths, methods, hosts, roles, users, none);
    }

    /** This condition on whatever path. */
    public Condition onAnyPath() {
        return new Condition(contexts, List.of(), methods, hosts, roles, users, exceptRoles);
    }

    /** Whether only the user decides, so that the rule can hold for a whole session. */
    public boolean isAboutUserOnly() {
        return contexts.isEmpty() && paths.isEmpty() && methods.isEmpty() && hosts.isEmpty();
    }

    /** Whether it can hold for a whole session: the user decides, and where the door is. */
    public boolean isAboutSession() {
        return paths.isEmpty() && methods.isEmpty() && hosts.isEmpty();
    }

    /** Whether both the user and the request fit. */
    public boolean fits(Caller who, RequestTarget target) {
        return fits(who) && fits(target);
    }

    /** Whether the user fits. */
    boolean fits(Caller who) {
        return (users.isEmpty() || users.contains(who.name()))
                && (roles.isEmpty() || holdsOne(who, roles))
                && (exceptRoles.isEmpty() || !holdsOne(who, exceptRoles));
    }

    private static boolean holdsOne(Caller who, Set<String> wanted) {
        for (String role : who.roles()) {
            if (wanted.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the request fits. */
    boolean fits(RequestTarget target) {
        return (methods.isEmpty() || methods.contains(target.method()))
                && (contexts.isEmpty() || contexts.contains(target.context()))
                && (hosts.isEmpty() || hosts.contains(target.host()))
                && (paths.isEmpty() || anyPathMatches(target.path()) || anyPathMatches(target.welcome()));
    }

    private boolean anyPathMatches(@Nullable String path) {
        if (path == null) {
            return false;
        }
        for (PathPattern pattern : paths) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
