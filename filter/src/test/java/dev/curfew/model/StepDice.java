package dev.curfew.model;

import dev.curfew.model.Reading.Demand;
import dev.curfew.policy.Limits;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import java.util.ArrayList;
import java.util.List;

/** Steps by chance, with an eye on the model: chance alone seldom hits a limit to the millisecond. */
final class StepDice {

    private static final long DAY = 24L * 60 * 60 * 1000;

    private final Dice dice;
    private final World world;
    private final Model model;

    StepDice(Dice dice, World world, Model model) {
        this.dice = dice;
        this.world = world;
        this.model = model;
    }

    Step step() {
        int node = dice.below(World.NODES);
        int browser = dice.below(World.BROWSERS);
        if (model.arrivals().isPending(browser) && dice.percent(60)) {
            return comeBack(browser);
        }
        Lifetime session = model.sessions().of(browser);
        boolean living = session != null && session.isLiving();
        if (!living && dice.percent(25)) {
            return new Step.Ask(node, browser, dice.one(World.PATHS), Kind.PAGE);
        }
        int chance = dice.below(100);
        if (chance < 44) {
            return new Step.Ask(node, browser, dice.one(World.PATHS), kind());
        }
        if (chance < 68) {
            return new Step.Pass(time());
        }
        return chance < 76 ? new Step.Ring() : rare(node, browser, chance);
    }

    private Step rare(int node, int browser, int chance) {
        if (chance < 82) {
            return new Step.Complete(browser, dice.percent(8));
        }
        if (chance < 85) {
            return new Step.Extend(node, browser);
        }
        if (chance < 90) {
            return new Step.Status(node, browser);
        }
        if (chance < 92) {
            return new Step.Login(node, browser, dice.one(0L, 1L, 60L, 3600L, 999_999_999L));
        }
        if (chance < 94) {
            return new Step.Set(node, dice.one(1L, -1L, 1000L, -1000L, 60_000L, -60_000L, 3_600_000L, -3_600_000L, -DAY));
        }
        if (chance < 96) {
            return dice.percent(50) ? new Step.Adopt(node) : new Step.Obey(node);
        }
        return rarest(node, browser, chance);
    }

    private Step rarest(int node, int browser, int chance) {
        String path = dice.one(World.PATHS);
        if (chance < 97) {
            return dice.percent(50)
                    ? new Step.AskWhileRevoked(node, browser, path, kind())
                    : new Step.AskWithoutStore(node, browser, path, kind());
        }
        if (chance < 98) {
            return dice.percent(40) ? new Step.Logout(node, browser) : new Step.End(node, browser, reason());
        }
        return dice.percent(60) ? new Step.Drop(browser) : new Step.Leave(browser);
    }

    private EndReason reason() {
        return dice.one(EndReason.BACK_CHANNEL_LOGOUT, EndReason.REVOKED, EndReason.BROWSER_CLOSED);
    }

    private Kind kind() {
        return dice.percent(45) ? Kind.SCRIPT : dice.one(Kind.values());
    }

    private Step comeBack(int browser) {
        Person user = dice.percent(85) ? Person.values()[browser % Person.values().length] : dice.one(Person.values());
        long expiresIn = dice.percent(90) ? -1 : dice.one(0L, 1L, 60L, 900L, 86_400L);
        return new Step.Return(browser, user, dice.percent(80), dice.percent(70), expiresIn);
    }

    private long time() {
        int chance = dice.below(100);
        if (chance < 20) {
            return dice.upTo(5);
        }
        if (chance < 50) {
            return dice.upTo(dice.one(300L, 2000L, 30_000L));
        }
        if (chance < 92) {
            return untilSomethingHappens();
        }
        return chance < 98 ? dice.upTo(1_000_000) : dice.one(DAY - 3_600_000, DAY, DAY + 3_600_000, 30 * DAY);
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
        long wait = dice.one(instants) - model.now(node) + dice.below(3) - 1;
        return wait < 0 || wait > 40 * DAY ? dice.upTo(1000) : wait;
    }

    private void collect(List<Long> instants, Lifetime session, int node) {
        long now = model.now(node);
        End end = session.end();
        if (end != null) {
            instants.add(Lifetime.plus(end.at(), session.bounds().resumeWithin()));
            return;
        }
        Demand demand = model.reading(node).demand(session.user(), "GET", dice.one(World.PATHS));
        long nearer = Math.min(session.idleEnd(now), session.hardEnd(now));
        instants.add(session.idleEnd(now));
        instants.add(session.hardEnd(now));
        instants.add(nearer == Limits.NONE ? now : nearer - session.bounds().warn());
        instants.add(session.recorded() + session.bounds().lag());
        instants.add(Lifetime.plus(session.recorded(), demand.idle()));
        instants.add(Lifetime.plus(session.authenticatedAt(), demand.age()));
    }
}
