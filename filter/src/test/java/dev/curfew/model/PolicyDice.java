package dev.curfew.model;

import static dev.curfew.policy.Limits.NONE;

import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PathPattern;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Policies by chance: usual ones, and such as sit on every edge that arithmetic has. */
final class PolicyDice {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Dice dice;
    private final long start;

    /** Policies for a time that begins at {@code start}. */
    PolicyDice(Dice dice, long start) {
        this.dice = dice;
        this.start = start;
    }

    Policy policy() {
        Limits limits = limits();
        List<Rule> rules = new ArrayList<>();
        for (int i = dice.below(7); i > 0; i--) {
            rules.add(new Rule(String.valueOf(rules.size()), condition(), effect(limits)));
        }
        return new Policy(limits, dice.percent(85) ? Reauthentication.REQUIRED : Reauthentication.SSO, rules);
    }

    private Limits limits() {
        long idle = dice.percent(90)
                ? dice.one(15 * MINUTE, 5 * MINUTE, MINUTE, HOUR, 10 * MINUTE, 10_000L)
                : dice.one(1L, 2L, 99L, 101L, 1000L, 30 * DAY, NONE, NONE - 1, NONE - start - dice.below(3));
        long absolute = dice.percent(90)
                ? dice.one(8 * HOUR, 24 * HOUR, 4 * HOUR, HOUR, 30 * DAY)
                : dice.one(1L, 1000L, 30_000L, 25 * HOUR, NONE, NONE - 1, NONE - start - dice.below(3));
        long warn = dice.one(0L, 20_000L, Math.max(0, idle / 5), 2 * MINUTE, idle);
        long resumeWithin = dice.one(0L, 1L, 10 * MINUTE, NONE, NONE - start);
        Limits usual = new Limits(idle, absolute, warn, resumeWithin);
        return dice.percent(50)
                ? usual
                : new Limits(idle, absolute, warn, resumeWithin, dice.percent(70) ? 0 : Math.min(idle / 10, MINUTE));
    }

    private Condition condition() {
        return new Condition(
                dice.percent(10) ? Set.of(dice.one(World.CONTEXT, "/other")) : Set.of(),
                dice.percent(65) ? patterns() : List.of(),
                dice.percent(15) ? Set.of(dice.one("GET", "POST")) : Set.of(),
                dice.percent(6) ? Set.of(dice.one(World.HOST, "other.example.com")) : Set.of(),
                dice.percent(25) ? dice.one(Set.of("admin"), Set.of("user"), Set.of("clerk", "admin")) : Set.of(),
                dice.percent(10) ? Set.of(dice.one(Person.values()).name()) : Set.of());
    }

    private List<PathPattern> patterns() {
        List<String> some = new ArrayList<>();
        for (int i = 1 + dice.below(2); i > 0; i--) {
            some.add(dice.one(
                    "/app/pay/**",
                    "/app/pay",
                    "/app/*/ticker",
                    "/app/css/*",
                    "/**",
                    "/app/**/now",
                    "/app/r?port",
                    "/app/admin/**"));
        }
        return PathPattern.parseAll(some);
    }

    private Effect effect(Limits limits) {
        Effect.Builder effect = Effect.builder();
        if (dice.percent(35)) {
            effect.idle(shorter(limits.idle()));
        }
        if (dice.percent(15)) {
            effect.absolute(shorter(limits.absolute()));
        }
        if (dice.percent(10)) {
            effect.warn(dice.one(1L, 20_000L, MINUTE, limits.idle()));
        }
        if (dice.percent(10)) {
            effect.resumeWithin(dice.one(0L, 1L, MINUTE));
        }
        if (dice.percent(8)) {
            effect.reauthentication(dice.one(Reauthentication.values()));
        }
        if (dice.percent(10)) {
            effect.reauthenticateAfter(shorter(limits.absolute()));
        }
        if (dice.percent(4)) {
            effect.acr(dice.one(List.of("2"), List.of("2", "1"), List.of("1", "2"), List.of("3")));
        }
        if (dice.percent(25)) {
            effect.activity(dice.one(ActivityRule.values()));
        }
        if (dice.percent(15)) {
            effect.access(dice.one(
                    Access.PUBLIC, Access.PUBLIC, Access.AUTHENTICATED, Access.anyOf(Set.of("user", "admin"))));
        }
        return effect.build();
    }

    /** Usually shorter than {@code limit}, sometimes as long or longer. */
    private long shorter(long limit) {
        long shorter =
                dice.percent(90) ? limit / dice.one(2L, 3L, 5L, 20L) : dice.one(1L, 1000L, 30_000L, HOUR, limit, NONE);
        return Math.max(1, shorter);
    }
}
