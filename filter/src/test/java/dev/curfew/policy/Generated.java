package dev.curfew.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Policies, users and requests out of few words, so that they meet often. The same seed gives the same ones. */
public final class Generated {

    private static final List<String> SEGMENTS = List.of(
            "a", "b", "ab", "c", "", "*", "**", "**", "a*", "*b", "?", "a?", "*a*", "a*b", "?b*", "ab?*", "*.x");
    private static final List<String> NAMES = List.of("a", "b", "ab", "ba", "c", "abb", "aab", "", "a.x", ".x", "abc");
    private static final List<String> CONTEXTS = List.of("", "/a", "/b", "/ab");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "HEAD");
    private static final List<String> HOSTS = List.of("one", "two", "three");
    private static final List<String> ROLES = List.of("admin", "clerk", "auditor", "guest", "r5", "r6");
    private static final List<String> USERS = List.of("", "alice", "bob", "carol", "dave");
    private static final List<List<String>> ACR =
            List.of(List.of("gold"), List.of("silver", "gold"), List.of("gold", "silver"), List.of("gold", "gold"));

    private final Random random;

    public Generated(long seed) {
        this.random = new Random(seed);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public Policy policy(int rules) {
        List<Rule> all = new ArrayList<>();
        List<Condition> earlier = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            Condition when = !earlier.isEmpty() && below(5) == 0 ? one(earlier) : condition();
            earlier.add(when);
            all.add(new Rule("rule " + i, when, effect()));
        }
        Limits limits = new Limits(1 + below(5000), 1 + below(50_000), below(500), below(500));
        return new Policy(limits, one(List.of(Reauthentication.values())), all);
    }

    Condition condition() {
        return new Condition(
                sometimes(4, CONTEXTS),
                below(3) == 0 ? List.of() : patterns(),
                sometimes(4, METHODS),
                sometimes(5, HOSTS),
                sometimes(3, ROLES),
                sometimes(4, USERS));
    }

    private List<PathPattern> patterns() {
        List<PathPattern> patterns = new ArrayList<>();
        for (int i = below(3); i >= 0; i--) {
            patterns.add(pattern());
        }
        return patterns;
    }

    PathPattern pattern() {
        StringBuilder text = new StringBuilder();
        for (int i = below(6); i >= 0; i--) {
            String segment = one(SEGMENTS);
            text.append('/').append(segment.isEmpty() && i > 0 ? "a" : segment);
        }
        return PathPattern.parse(text.toString());
    }

    Effect effect() {
        Effect.Builder effect = Effect.builder();
        for (int i = below(4); i >= 0; i--) {
            say(effect);
        }
        return effect.build();
    }

    private void say(Effect.Builder effect) {
        switch (below(13)) {
            case 0 -> effect.idle(1 + below(6) * 1000L);
            case 1 -> effect.absolute(1 + below(6) * 1000L);
            case 2 -> effect.warn(below(6) * 100L);
            case 3 -> effect.resumeWithin(below(6) * 100L);
            case 4 -> effect.reauthentication(one(List.of(Reauthentication.values())));
            case 5 -> effect.reauthenticateAfter(1 + below(6) * 1000L);
            case 6 -> effect.acr(one(ACR));
            case 7 -> effect.maxSessions(1 + below(4));
            case 8 -> effect.atLimit(one(List.of(AtLimit.values())));
            case 9 -> effect.binding(binding());
            case 10 -> effect.activity(one(List.of(ActivityRule.values())));
            case 11 -> effect.preflight(one(List.of(Preflight.values())));
            default -> effect.access(access());
        }
    }

    Binding binding() {
        return new Binding(below(33), below(129), below(2) == 0, one(List.of(Binding.OnChange.values())));
    }

    Access access() {
        return switch (below(3)) {
            case 0 -> Access.PUBLIC;
            case 1 -> Access.AUTHENTICATED;
            default -> Access.anyOf(some(ROLES));
        };
    }

    public Caller who() {
        return below(5) == 0 ? Caller.NOBODY : new Somebody(one(USERS), some(ROLES));
    }

    public RequestTarget target() {
        String path = path(6);
        return below(4) == 0
                ? new RequestTarget(one(HOSTS), one(CONTEXTS), one(METHODS), path + "/", path + path(1))
                : new RequestTarget(one(HOSTS), one(CONTEXTS), one(METHODS), path);
    }

    private String path(int most) {
        StringBuilder path = new StringBuilder();
        for (int i = below(most + 1); i >= 0; i--) {
            path.append('/').append(one(NAMES));
        }
        return path.toString();
    }

    public String mount() {
        return one(CONTEXTS);
    }

    private Set<String> sometimes(int oneIn, List<String> words) {
        return below(oneIn) == 0 ? some(words) : Set.of();
    }

    private Set<String> some(List<String> words) {
        Set<String> some = new HashSet<>();
        for (int i = below(words.size()); i >= 0; i--) {
            some.add(one(words));
        }
        return some;
    }

    <T> T one(List<T> values) {
        return values.get(below(values.size()));
    }

    /** A user. */
    public record Somebody(String name, Set<String> roles) implements Caller {}
}
