package dev.curfew.policy.match;

import dev.curfew.policy.Caller;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Rule;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A policy, compiled for one door: finding the rules that apply costs the same however many there are. Immutable but for what it remembers of
 * its answers; thread-safe.
 *
 * <p>Rules about users alone make the {@link Terms} of a session. Rules about requests make the {@link Ruling} of a request; there, a limit
 * asks for reauthentication and the session goes on elsewhere.
 *
 * @since 0.1
 */
public final class Rulebook {

    private static final RequestTarget NOWHERE = new RequestTarget("", "", "", "");
    private static final long[] NOT_SKIPPING = {};

    private final Policy policy;
    private final int generation;
    private final ConcurrentMap<Terms, Terms> known = new ConcurrentHashMap<>();
    private final EffectCombiner<Ruling> rulings = new EffectCombiner<>(Ruling::of);
    private final EffectCombiner<Terms> terms;
    private final Clause<Terms> aboutUsers;
    private final PathNode aboutRequests;

    private Rulebook(Policy policy, List<Rule> rules, int generation) {
        this.policy = policy;
        this.generation = generation;
        long finestIdle = finestIdle(rules);
        this.terms = new EffectCombiner<>(effect -> once(Terms.of(policy, effect, finestIdle, generation)));
        this.aboutUsers = aboutUsers(rules).compile(terms);
        this.aboutRequests = aboutRequests(rules).compile(rulings);
    }

    /**
     * The policy for a door.
     *
     * @param mount the context path of a context's door, where rules about other contexts never apply; empty for a host's, where a rule about a
     *     context is one about requests
     * @param generation tells the terms of this policy from those of the one before
     */
    public static Rulebook compile(Policy policy, String mount, int generation) {
        return new Rulebook(policy, mount.isEmpty() ? policy.rules() : within(mount, policy.rules()), generation);
    }

    /** The rules that can apply in a context, where none of them has to ask for it any more. */
    private static List<Rule> within(String mount, List<Rule> rules) {
        List<Rule> within = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            Condition when = rule.when();
            if (when.contexts().isEmpty() || when.contexts().contains(mount)) {
                within.add(new Rule(rule.name(), ConditionField.CONTEXT.struckFrom(when), rule.effect()));
            }
        }
        return within;
    }

    private static Clauses aboutUsers(List<Rule> rules) {
        Clauses clauses = new Clauses();
        for (Rule rule : rules) {
            Effect effect = rule.effect().onSessions();
            if (rule.when().isAboutUserOnly() && !effect.equals(Effect.NONE)) {
                clauses.add(rule.when(), effect);
            }
        }
        return clauses;
    }

    private static PathTree aboutRequests(List<Rule> rules) {
        PathTree tree = new PathTree();
        for (Rule rule : rules) {
            Condition when = rule.when();
            Effect effect = rule.effect().onRequests(!when.isAboutUserOnly());
            Condition rest = when.onAnyPath();
            if (effect.equals(Effect.NONE)) {
                continue;
            }
            if (when.paths().isEmpty()) {
                tree.addEverywhere(rest, effect);
            }
            when.paths().forEach(pattern -> tree.add(pattern, rest, effect));
        }
        return tree;
    }

    /** Sessions are recorded as finely as the shortest idle limit that some request is held to needs. */
    private static long finestIdle(List<Rule> rules) {
        return rules.stream()
                .filter(rule -> !rule.when().isAboutUserOnly())
                .mapToLong(rule -> rule.effect().idle())
                .min()
                .orElse(Limits.NONE);
    }

    private Terms once(Terms terms) {
        Terms earlier = known.putIfAbsent(terms, terms);
        return earlier == null ? terms : earlier;
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
    public Terms termsFor(Caller who) {
        return aboutUsers.addTo(terms.nothing(), who, NOWHERE).meaning();
    }

    /** What holds for a request. */
    public Ruling rulingFor(Caller who, RequestTarget target) {
        CombinedEffect<Ruling> sum = aboutRequests.addTo(rulings.nothing(), who, target, 1, NOT_SKIPPING);
        RequestTarget file = target.forWelcomeFile();
        return (file == null ? sum : aboutRequests.addTo(sum, who, file, 1, NOT_SKIPPING)).meaning();
    }
}
