package dev.curfew.model;

import dev.curfew.model.Reading.Demand;
import dev.curfew.policy.Limits;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import java.util.ArrayList;
import java.util.List;

/** Steps by chance, with an eye on the model: chance alone seldom hits a limit to the millisecond. */
final class StepDice {

    /** Who signs in at which browser, most of the time. */
    private static final List<Person> USUAL = List.of(Person.values());

    private static final long DAY = 24L * 60 * 60 * 1000;

    private final Dice dice;
    private final Model model;

    StepDice(Dice dice, Model model) {
        this.dice = dice;
        this.model = model;
    }

    Step step() {
        int node = dice.below(World.NODES);
        int browser = dice.below(World.BROWSERS);
        if (model.arrivals().isPending(browser) && dice.percent(40)) {
            return dice.percent(45) ? new Step.Pass(500 + dice.upTo(2000)) : comeBack(browser);
        }
        Lifetime session = model.sessions().of(browser);
        boolean living = session != null && session.isLiving();
        if (!living && !model.arrivals().isPending(browser) && dice.percent(35)) {
            return new Step.Ask(node, browser, dice.one(World.PATHS), Kind.PAGE);
        }
        int chance = dice.below(100);
        if (chance < 47) {
            return new Step.Ask(node, browser, dice.one(World.PATHS), kind());
        }
        if (chance < 55) {
            return new Step.Report(
                    node, browser, dice.percent(60) ? -1 : dice.upTo(dice.one(0L, 10L, 5000L, 600_000L)));
        }
        if (chance < 74) {
            return new Step.Pass(time());
        }
        return chance < 80 ? new Step.Ring() : rare(node, browser, chance);
    }

    private Step rare(int node, int browser, int chance) {
        if (chance < 86) {
            return new Step.Complete(browser, dice.percent(8));
        }
        if (chance < 89) {
            return new Step.Extend(node, browser);
        }
        if (chance < 93) {
            return new Step.Status(node, browser);
        }
        if (chance < 94) {
            return new Step.Login(node, browser, dice.one(0L, 1L, 60L, 3600L, 999_999_999L));
        }
        if (chance < 95) {
            return new Step.Set(node, setting());
        }
        if (chance < 96) {
            return dice.percent(50) ? new Step.Adopt(node) : new Step.Obey(node);
        }
        return rarest(node, browser, chance);
    }

    /** Mostly back, which changes nothing: forward steps last, and after a few great ones no two clocks agree on anything. */
    private long setting() {
        return dice.percent(8)
                ? dice.one(60_000L, 3_600_000L)
                : dice.one(1L, -1L, 1000L, -1000L, -2000L, -60_000L, -3_600_000L, -DAY);
    }

    private Step rarest(int node, int browser, int chance) {
        String path = dice.one(World.PATHS);
        if (chance < 97) {
            return dice.percent(50)
                    ? new Step.AskWhileRevoked(node, browser, path, kind())
                    : new Step.AskWithoutStore(node, browser, path, kind());
        }
        if (chance < 98) {
            return dice.percent(30) ? new Step.Logout(node, browser) : new Step.End(node, browser, reason());
        }
        return switch (dice.below(4)) {
            case 0 -> new Step.Drop(browser);
            case 1 -> new Step.Leave(browser);
            default -> new Step.Ask(node, browser, path, Kind.SCRIPT);
        };
    }

    private EndReason reason() {
        return dice.one(EndReason.BACK_CHANNEL_LOGOUT, EndReason.REVOKED, EndReason.BROWSER_CLOSED);
    }

    private Kind kind() {
        return dice.percent(45) ? Kind.SCRIPT : dice.one(Kind.values());
    }

    private Step comeBack(int browser) {
        Person user = dice.percent(85) ? USUAL.get(browser % USUAL.size()) : dice.one(Person.values());
        long expiresIn = dice.percent(95) ? -1 : dice.one(0L, 1L, 60L, 900L, 86_400L);
        return new Step.Return(browser, user, dice.percent(94), dice.percent(90), expiresIn);
    }

    private long time() {
        int chance = dice.below(100);
        if (chance < 25) {
            return dice.upTo(5);
        }
        if (chance < 65) {
            return dice.upTo(dice.one(300L, 1500L, 5000L));
        }
        if (chance < 98) {
            return untilSomethingHappens();
        }
        return dice.percent(70) ? dice.upTo(600_000) : dice.one(DAY - 3_600_000, DAY, DAY + 3_600_000, 30 * DAY);
    }

    /** To a millisecond before, at or after some instant that means something to some session. */
    private long untilSomethingHappens() {
        int node = dice.below(World.NODES);
        List<Long> instants = new ArrayList<>();
        for (Lifetime session : model.sessions().all()) {
            collect(instants, session, node);
        }
        if (instants.isEmpty()) {
            return dice.upTo(5);
        }
        long nearer = Math.min(dice.one(instants), dice.one(instants));
        long wait = nearer - model.now(node) + dice.one(-1, -1, -1, 0, 1);
        return wait < 0 || wait > 40 * DAY ? dice.upTo(1000) : wait;
    }

    private void collect(List<Long> instants, Lifetime session, int node) {
        long now = model.now(node);
        End end = session.end();
        if (end != null) {
            return;
        }
        Demand demand = model.reading(node).demand(session.user(), "GET", dice.one(World.PATHS));
        long nearer = Math.min(session.idleEnd(now), session.hardEnd(now));
        instants.add(session.idleEnd(now));
        instants.add(session.hardEnd(now));
        instants.add(nearer == Limits.NONE ? now : nearer - session.bounds().warn());
        instants.add(session.silentFrom());
        instants.add(session.attendance().lastActivity() + session.bounds().lag());
        instants.add(Lifetime.plus(session.standing(now), demand.idle()));
        instants.add(Lifetime.plus(session.authenticatedAt(), demand.age()));
    }
}
