package dev.curfew.inject;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a page's {@code Content-Security-Policy} allows a script of the page's own origin (CSP Level 3,
 * 6.7).
 *
 * @param allowed whether a browser would run it
 * @param nonce that its tag has to carry for that, or null
 * @since 0.1
 */
public record ScriptPolicy(boolean allowed, @Nullable String nonce) {

    /** Of a page without a policy. */
    public static final ScriptPolicy NONE = new ScriptPolicy(true, null);

    private static final ScriptPolicy FORBIDDEN = new ScriptPolicy(false, null);
    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/_-]+={0,2})'", Pattern.CASE_INSENSITIVE);
    private static final List<String> DIRECTIVES = List.of("script-src-elem", "script-src", "default-src");

    /**
     * What all policies of a page allow together.
     *
     * @param headers the values of every header {@code Content-Security-Policy}
     * @param script where the script is, as browsers know it
     */
    public static ScriptPolicy of(Iterable<String> headers, URI script) {
        ScriptPolicy all = NONE;
        for (String header : headers) {
            for (String policy : header.split(",", -1)) {
                all = all.and(one(policy, script));
            }
        }
        return all;
    }

    private ScriptPolicy and(ScriptPolicy other) {
        boolean contradiction = nonce != null && other.nonce != null && !nonce.equals(other.nonce);
        return allowed && other.allowed && !contradiction
                ? new ScriptPolicy(true, nonce == null ? other.nonce : nonce)
                : FORBIDDEN;
    }

    private static ScriptPolicy one(String policy, URI script) {
        Map<String, List<String>> directives = new HashMap<>();
        for (String directive : policy.split(";", -1)) {
            List<String> words = Arrays.asList(directive.strip().split("\\s+", -1));
            directives.putIfAbsent(words.get(0).toLowerCase(Locale.ROOT), words.subList(1, words.size()));
        }
        List<String> sandbox = directives.get("sandbox");
        if (sandbox != null && sandbox.stream().noneMatch("allow-scripts"::equalsIgnoreCase)) {
            return FORBIDDEN;
        }
        return DIRECTIVES.stream()
                .map(directives::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(sources -> among(sources, script))
                .orElse(NONE);
    }

    private static ScriptPolicy among(List<String> sources, URI script) {
        boolean listed = sources.stream().noneMatch("'strict-dynamic'"::equalsIgnoreCase)
                && sources.stream().anyMatch(source -> ScriptSource.matches(source, script));
        return sources.stream()
                .map(NONCE::matcher)
                .filter(matcher -> matcher.matches())
                .findFirst()
                .map(matcher -> new ScriptPolicy(true, matcher.group(1)))
                .orElse(listed ? NONE : FORBIDDEN);
    }
}
