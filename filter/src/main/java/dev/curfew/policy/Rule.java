package dev.curfew.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says about some of the requests. A rule applies when every part of its condition does; an absent effect says nothing.
 *
 * @param name how people refer to the rule; unique within a policy
 * @param paths the rule applies if one of these matches; empty means every path
 * @param methods the rule applies to these HTTP methods, in capitals; empty means every method
 * @param access who may enter, or null
 * @param activity whether such requests count as activity, or null
 * @since 0.1
 */
public record Rule(
        String name,
        List<PathPattern> paths,
        List<String> methods,
        @Nullable Access access,
        @Nullable ActivityRule activity) {

    public Rule {
        paths = List.copyOf(paths);
        methods = List.copyOf(methods);
    }

    /** Whether this rule speaks about such a request. */
    boolean appliesTo(String method, String path) {
        return (methods.isEmpty() || methods.contains(method)) && (paths.isEmpty() || anyPathMatches(path));
    }

    private boolean anyPathMatches(String path) {
        for (PathPattern pattern : paths) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
