package dev.curfew.model;

import dev.curfew.MachineClock;
import dev.curfew.TestGuards;
import dev.curfew.guard.Guard;
import dev.curfew.lifecycle.Revocations;
import dev.curfew.lifecycle.SessionResources;
import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.lifecycle.SessionTimers;
import dev.curfew.policy.Policy;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.RecentRevocationsInMemory;
import dev.curfew.session.SessionRegistry;
import dev.curfew.session.Sessions;
import dev.curfew.site.CookieNames;
import dev.curfew.site.Site;
import java.security.SecureRandom;
import java.util.List;

/** One machine that runs Curfew: its own clock, its own alarms, and a registry that it shares. */
final class Node {

    static final CookieNames NAMES = new CookieNames(true, "curfew");

    private final MachineClock clock;
    private final List<Policy> policies;
    private final SessionTerminator terminator;
    private final TestGuards guards;
    private Rulebook rules;
    private Guard guard;

    Node(World world, int number, SessionRegistry registry, ScriptedProvider provider, SecureRandom random) {
        this.clock = new MachineClock(world.start() + world.offsets().get(number));
        this.policies = world.policies();
        this.rules = Rulebook.compile(policies.get(0), World.CONTEXT, 1);
        Sessions sessions = new Sessions(registry);
        SessionResources resources = new SessionResources();
        this.terminator = new SessionTerminator(
                sessions, resources, new SessionTimers(), ended -> {}, event -> {}, Runnable::run);
        Site site = new Site(World.CONTEXT, NAMES, null);
        Revocations revocations = new Revocations(sessions, terminator, new RecentRevocationsInMemory(10), 600_000);
        this.guards = TestGuards.on(
                site, provider, sessions, resources, terminator, revocations, event -> {}, random, before -> before);
        this.guard = guards.under(rules);
    }

    MachineClock clock() {
        return clock;
    }

    Guard guard() {
        return guard;
    }

    SessionTerminator endings() {
        return terminator;
    }

    /** The next policy, if there is one, for the requests from now on. */
    void adopt() {
        if (rules.generation() < policies.size()) {
            rules = Rulebook.compile(policies.get(rules.generation()), World.CONTEXT, rules.generation() + 1);
            guard = guards.under(rules);
        }
    }

    void obey(long now) {
        terminator.obey(rules, now);
    }
}
