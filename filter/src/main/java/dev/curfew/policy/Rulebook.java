package dev.curfew.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A policy, compiled for one door. Thread-safe.
 *
 * <p>Rules about users alone make the {@link Terms} of a session. Rules about requests make the {@link Ruling} of a request; there, a limit
 * asks for reauthentication and the session goes on elsewhere.
 *
 * @since 0.1
 */
public final class Rulebook {

    private final Policy policy;
    private final int generation;
    private final List<Rule> aboutUsers = new ArrayList<>();
    private final List<Rule> aboutRequests = new ArrayList<>();
    private final ConcurrentMap<Terms, Terms> known = new ConcurrentHashMap<>();
    private final long finestIdle;

    private Rulebook(Policy policy, String mount, int generation) {
        this.policy = policy;
        this.generation = generation;
        long finest = Limits.NONE;
        for (Rule rule : policy.rules()) {
            Condition when = rule.when();
            if (!mount.isEmpty() && !when.contexts().isEmpty()) {
                if (!when.contexts().contains(mount)) {
                    continue;
                }
                when = when.inAnyContext();
            }
            if (when.isAboutUserOnly()) {
                aboutUsers.add(new Rule(rule.name(), when, rule.effect()));
                aboutRequests.add(new Rule(rule.name(), when, withoutLimits(rule.effect())));
            } else {
                aboutRequests.add(new Rule(rule.name(), when, rule.effect()));
                finest = Math.min(finest, rule.effect().idle());
            }
        }
        this.finestIdle = finest;
    }

    /**
     * The policy for a door.
     *
     * @param mount the context path of a context's door, where rules about other contexts never apply; empty for a host's, where a rule about a
     *     context is one about requests
     * @param generation tells the terms of this policy from those of the one before
     */
    public static Rulebook compile(Policy policy, String mount, int generation) {
        return new Rulebook(policy, mount, generation);
    }

    private static Effect withoutLimits(Effect effect) {
        return Effect.builder()
                .reauthenticateAfter(effect.reauthenticateAfter())
                .acr(effect.acr())
                .activity(effect.activity())
                .access(effect.access())
                .build();
    }

    /** The policy this was compiled from. */
    public Policy policy() {
        return policy;
    }

    /** Which policy this is. */
    public int generation() {
        return generation;
    }

    /** What holds for every session of a user. The same object each time for the same terms. */
    public Terms termsFor(Who who) {
        Effect effect = Effect.NONE;
        for (Rule rule : aboutUsers) {
            if (rule.when().fits(who)) {
                effect = effect.strictest(rule.effect());
            }
        }
        Terms terms = terms(effect);
        Terms earlier = known.putIfAbsent(terms, terms);
        return earlier == null ? terms : earlier;
    }

    private Terms terms(Effect effect) {
        Reauthentication said = effect.reauthentication();
        AtLimit atLimit = effect.atLimit();
        Binding binding = effect.binding();
        return new Terms(
                policy.limits().strictest(effect).finerThan(finestIdle),
                said == Reauthentication.REQUIRED ? said : policy.reauthentication(),
                effect.maxSessions(),
                atLimit == null ? AtLimit.END_OLDEST : atLimit,
                binding == null ? Binding.OFF : binding,
                generation);
    }

    /** What holds for a request. */
    public Ruling rulingFor(Who who, Target target) {
        Effect effect = Effect.NONE;
        for (Rule rule : aboutRequests) {
            if (rule.when().fits(who, target)) {
                effect = effect.strictest(rule.effect());
            }
        }
        return ruling(effect);
    }

    private static Ruling ruling(Effect effect) {
        if (effect.equals(Effect.NONE)) {
            return Ruling.USUAL;
        }
        Access access = effect.access();
        ActivityRule activity = effect.activity();
        return new Ruling(
                access == null ? Access.AUTHENTICATED : access,
                activity == null ? ActivityRule.COUNT : activity,
                effect.idle(),
                Math.min(effect.absolute(), effect.reauthenticateAfter()),
                effect.acr());
    }
}
