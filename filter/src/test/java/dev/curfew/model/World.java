package dev.curfew.model;

import dev.curfew.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a script plays: everything that stays as it is while it does. The same seed gives the same world.
 *
 * @param start what the true time is when it begins, epoch milliseconds
 * @param offsets how far the clock of each node is off, milliseconds
 * @param providerOffset how far the provider's clock is off, milliseconds
 * @param telling what the provider says of its sessions
 * @param policies one after the other; the first is in force everywhere at the start
 */
record World(long start, List<Long> offsets, long providerOffset, Telling telling, List<Policy> policies) {

    static final int NODES = 2;
    static final int BROWSERS = 3;
    static final String CONTEXT = "/app";
    static final String HOST = "shop.example.com";

    static final List<String> PATHS = List.of(
            "/app/",
            "/app/pay",
            "/app/pay/now",
            "/app/api/ticker",
            "/app/css/a.css",
            "/app/report",
            "/app/admin/users");

    /** What an ID token may lack. */
    enum Telling {
        EVERYTHING,
        NO_SID,
        NO_AUTH_TIME,
        NEITHER
    }

    /** Ordinary days, and days on which naive arithmetic goes wrong. */
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2027-01-15T08:00:00Z"),
            Instant.parse("2027-03-28T00:59:59.999Z"),
            Instant.parse("2027-10-31T00:59:59.999Z"),
            Instant.parse("2028-02-28T23:59:59.001Z"),
            Instant.parse("2028-02-29T12:00:00Z"),
            Instant.parse("2028-12-31T23:59:59.999Z"),
            Instant.parse("2038-01-19T03:14:07.998Z"),
            Instant.parse("2106-02-07T06:28:14Z"),
            Instant.parse("1970-01-02T00:00:00Z"));

    /**
     * The world of this seed.
     *
     * @param without rules to leave out, as {@code policy.rule}, counted from 0
     */
    static World of(long seed, Set<String> without) {
        Dice dice = new Dice(seed);
        long start = dice.one(STARTS).toEpochMilli();
        List<Long> offsets = dice.percent(50) ? List.of(0L, 0L) : List.of(offset(dice), offset(dice));
        long providerOffset = dice.percent(75) ? 0 : dice.upTo(70_000) - 35_000;
        Telling telling = dice.percent(96) ? Telling.EVERYTHING : dice.one(Telling.values());
        PolicyDice policyDice = new PolicyDice(dice, start);
        List<Policy> policies = new ArrayList<>();
        for (int i = 1 + dice.below(4); i > 0; i--) {
            policies.add(withoutSome(policyDice.policy(), policies.size(), without));
        }
        return new World(start, offsets, providerOffset, telling, List.copyOf(policies));
    }

    private static long offset(Dice dice) {
        return dice.percent(85) ? dice.upTo(4000) : dice.upTo(120_000);
    }

    private static Policy withoutSome(Policy policy, int number, Set<String> without) {
        return new Policy(
                policy.limits(),
                policy.reauthentication(),
                policy.rules().stream()
                        .filter(rule -> !without.contains(number + "." + rule.name()))
                        .toList());
    }
}
