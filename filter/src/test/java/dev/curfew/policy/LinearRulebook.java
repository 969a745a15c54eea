package dev.curfew.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@link Rulebook} has to answer, found the slow and obvious way: every rule is asked, every time. */
public final class LinearRulebook {

    private final Policy policy;
    private final int generation;
    private final List<Rule> rules = new ArrayList<>();

    public LinearRulebook(Policy policy, String mount, int generation) {
        this.policy = policy;
        this.generation = generation;
        for (Rule rule : policy.rules()) {
            Condition when = rule.when();
            if (mount.isEmpty() || when.contexts().isEmpty()) {
                rules.add(rule);
            } else if (when.contexts().contains(mount)) {
                Condition there =
                        new Condition(Set.of(), when.paths(), when.methods(), when.hosts(), when.roles(), when.users());
                rules.add(new Rule(rule.name(), there, rule.effect()));
            }
        }
    }

    public Terms termsFor(Caller who) {
        Effect effect = Effect.NONE;
        long finestIdle = Limits.NONE;
        for (Rule rule : rules) {
            if (!rule.when().isAboutUserOnly()) {
                finestIdle = Math.min(finestIdle, rule.effect().idle());
            } else if (rule.when().fits(who)) {
                effect = effect.strictest(rule.effect());
            }
        }
        return new Terms(
                policy.limits().strictest(effect).finerThan(finestIdle),
                effect.reauthentication() == Reauthentication.REQUIRED
                        ? Reauthentication.REQUIRED
                        : policy.reauthentication(),
                effect.maxSessions(),
                effect.atLimit() == null ? AtLimit.END_OLDEST : effect.atLimit(),
                effect.binding() == null ? Binding.OFF : effect.binding(),
                generation);
    }

    public Ruling rulingFor(Caller who, RequestTarget target) {
        Effect effect = Effect.NONE;
        for (Rule rule : rules) {
            if (rule.when().fits(who, target)) {
                effect = effect.strictest(rule.when().isAboutUserOnly() ? withoutLimits(rule.effect()) : rule.effect());
            }
        }
        return new Ruling(
                effect.access() == null ? Access.AUTHENTICATED : effect.access(),
                effect.activity() == null ? ActivityRule.AUTO : effect.activity(),
                effect.idle(),
                Math.min(effect.absolute(), effect.reauthenticateAfter()),
                effect.acr(),
                effect.preflight());
    }

    private static Effect withoutLimits(Effect effect) {
        return Effect.builder()
                .reauthenticateAfter(effect.reauthenticateAfter())
                .acr(effect.acr())
                .activity(effect.activity())
                .access(effect.access())
                .preflight(effect.preflight())
                .build();
    }
}
