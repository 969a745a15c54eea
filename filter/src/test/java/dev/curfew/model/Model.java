package dev.curfew.model;

import dev.curfew.http.JsonObject;
import dev.curfew.model.Reading.Demand;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Caller;
import dev.curfew.policy.Limits;
import dev.curfew.session.ActivityState;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What should happen, slowly: a list of sessions with a list of activities each, and everything computed anew from them. Plays each step after
 * the engine has, and takes over from it only what the engine is free to choose.
 */
final class Model implements Side {

    /** A session may outlive its end by this much where nobody asks for it: a second, less the time between two rings. */
    private static final long PROMPT = 900;

    private final World world;
    private final Engine engine;
    private final List<WallClock> clocks;
    private final Reading[] readings = new Reading[World.NODES];
    private final @Nullable Reading[] obeyed = new Reading[World.NODES];
    private final Sessionbook sessions;
    private final Arrivals arrivals;
    private final @Nullable Admitted[] admitted = new Admitted[World.BROWSERS];

    /** What the application is doing; {@code lag} is what the record may have lagged behind when it began. */
    private record Admitted(int node, Lifetime session, Sign sign, long lag) {}

    /** What a request shows: nothing, that its user may be there, or that they are. */
    private enum Sign {
        NONE,
        REQUEST,
        PERSON
    }

    Model(World world, Engine engine) {
        this.world = world;
        this.engine = engine;
        this.clocks = world.offsets().stream()
                .map(offset -> new WallClock(world.start() + offset))
                .toList();
        IntStream.range(0, World.NODES)
                .forEach(node -> readings[node] = new Reading(world.policies().get(0), 1));
        this.sessions = new Sessionbook();
        this.arrivals = new Arrivals(sessions);
    }

    long now(int node) {
        return clocks.get(node).now();
    }

    Reading reading(int node) {
        return readings[node];
    }

    Sessionbook sessions() {
        return sessions;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public String pass(long millis) {
        clocks.forEach(clock -> clock.pass(millis));
        return NOTHING;
    }

    @Override
    public String set(int node, long millis) {
        clocks.get(node).set(millis);
        return NOTHING;
    }

    /** Nobody asks, and what is over ends all the same: by the clock of either node, but soon. */
    @Override
    public String ring() {
        long least = Math.min(now(0), now(1));
        long most = Math.max(now(0), now(1));
        List<Lifetime> before = List.copyOf(sessions.all());
        for (Lifetime session : before) {
            SessionRecord filed = engine.find(session.key());
            if (filed != null && session.isLiving() && filed.end() != null) {
                session.look(filed.end().equals(session.over(now(0))) ? now(0) : now(1));
            } else if (filed != null && session.isLiving()) {
                Mismatch.unless(session.over(least - PROMPT) == null, "not ended though nobody asked", session);
            }
        }
        before.stream().filter(session -> engine.find(session.key()) == null).forEach(session -> {
            session.look(most);
            Mismatch.unless(
                    session.isForgettable(most) || sessions.isRepeated(session, most), "forgotten too soon", session);
            session.forget();
        });
        return NOTHING;
    }

    @Override
    public String adopt(int node) {
        int generation = readings[node].generation();
        if (generation < world.policies().size()) {
            readings[node] = new Reading(world.policies().get(generation), generation + 1);
        }
        return NOTHING;
    }

    @Override
    public String obey(int node) {
        obeyed[node] = readings[node];
        for (Lifetime session : sessions.all()) {
            session.obey(readings[node], now(node));
            session.look(now(node));
        }
        return NOTHING;
    }

    /** What the browser's cookie names, ended if it is over; null if nothing. */
    private @Nullable Lifetime presented(int node, int browser) {
        Lifetime session = sessions.of(browser);
        if (session != null) {
            session.obey(readings[node], now(node));
            session.look(now(node));
        }
        return session;
    }

    @Override
    public String ask(int node, int browser, String path, Kind kind) {
        Lifetime session = presented(node, browser);
        if (session == null || !session.isLiving()) {
            return strange(node, browser, path, kind, session);
        }
        long now = now(node);
        Demand demand = readings[node].demand(session.user(), kind.method(), path);
        if (!demand.open() && demand.closed()) {
            return "403 ";
        }
        Proving missing = demand.open() ? null : StepUps.missing(session, demand, now);
        if (missing != null) {
            return kind.isLed()
                    ? arrivals.begin(
                            browser, target(path, kind, session, now), node, now, missing, readings[node].base())
                    : StepUps.unauthorized(kind, missing);
        }
        Sign sign = sign(kind, demand.activity());
        boolean background = sign == Sign.REQUEST && session.isReporting(now);
        boolean counts = sign != Sign.NONE && !background;
        if (counts) {
            act(session, now, session.bounds().lag());
        } else if (background) {
            session.ask(now, session.bounds().lag(), known(session).lastRequest());
        }
        session.checkLetThrough(now, demand.open() ? Limits.NONE : demand.idle());
        admitted[browser] = new Admitted(
                node, session, counts ? sign : Sign.NONE, session.bounds().lag());
        return Words.through(session.user().name(), counts, remaining(session, now));
    }

    private static Sign sign(Kind kind, ActivityRule rule) {
        if (!kind.isActivity(rule)) {
            return Sign.NONE;
        }
        return rule == ActivityRule.AUTO && !kind.isByHand() ? Sign.REQUEST : Sign.PERSON;
    }

    private void act(Lifetime session, long now, long lag) {
        session.act(now, lag, known(session).lastActivity());
    }

    /** What the engine has recorded of its user. */
    private ActivityState known(Lifetime session) {
        SessionRecord filed = engine.find(session.key());
        return filed == null ? session.attendance() : filed.attendance();
    }

    private String strange(int node, int browser, String path, Kind kind, @Nullable Lifetime session) {
        if (readings[node].demand(Caller.NOBODY, kind.method(), path).open()) {
            admitted[browser] = null;
            return Words.throughAsNobody();
        }
        return noSession(node, browser, target(path, kind, session, now(node)), kind, session);
    }

    /** Where a browser goes on after signing in: one that sent a form to the page about it, as long as its user may resume. */
    private static String target(String path, Kind kind, @Nullable Lifetime session, long now) {
        if (kind.isPage()) {
            return path;
        }
        return session != null && session.isResumable(now)
                ? "/app/.curfew/form?lost=other-type&return=%2Fapp%2F"
                : "/app/";
    }

    private String noSession(int node, int browser, String target, Kind kind, @Nullable Lifetime ended) {
        return kind.isLed()
                ? arrivals.begin(browser, target, node, now(node), Arrivals.after(ended), readings[node].base())
                : unauthorized(kind, ended);
    }

    private static String unauthorized(Kind kind, @Nullable Lifetime ended) {
        End how = ended == null ? null : ended.end();
        return kind.isInFrame()
                ? "401 "
                : "401 Curfew login=\"/app/.curfew/login\""
                        + (how == null ? "" : ", reason=\"" + how.reason().word() + "\"");
    }

    /** A revocation that comes in between comes first: unless the clock was there before. */
    @Override
    public String askWhileRevoked(int node, int browser, String path, Kind kind) {
        Lifetime session = sessions.of(browser);
        SessionRecord filed = session == null ? null : engine.find(session.key());
        End end = filed == null ? null : filed.end();
        if (session != null && session.isLiving() && end != null && end.reason() == EndReason.REVOKED) {
            session.endBy(EndReason.REVOKED, now(node));
        }
        return ask(node, browser, path, kind);
    }

    @Override
    public String askWithoutStore(int node, int browser, String path, Kind kind) {
        return engine.key(browser) == null ? ask(node, browser, path, kind) : "503 ";
    }

    @Override
    public String complete(int browser, boolean signedOut) {
        Admitted last = admitted[browser];
        admitted[browser] = null;
        if (last == null) {
            return NOTHING;
        }
        Lifetime session = sessions.now(last.session);
        long now = now(last.node);
        if (signedOut || isLookedAt(session)) {
            obey(session, obeyed[last.node], now);
        }
        if (signedOut) {
            session.endBy(EndReason.LOGOUT, now);
        } else if (last.sign != Sign.NONE && session.isLiving() && session.over(now) == null) {
            over(session, last, now);
        }
        return NOTHING;
    }

    /** A request that counted is over. Where pages report by then, only a person's does. */
    private void over(Lifetime session, Admitted last, long now) {
        long lag = Math.max(last.lag, session.bounds().lag());
        if (last.sign == Sign.REQUEST && session.isReporting(now)) {
            session.askLate(now, lag, known(session).lastRequest());
        } else {
            act(session, now, lag);
        }
    }

    /** Where a session goes on under another key, the engine has to look whether it does: unless it need not write at all. */
    private boolean isLookedAt(Lifetime session) {
        SessionRecord filed = engine.find(session.key());
        return session.isLiving()
                && filed != null
                && (filed.end() != null || filed.terms().generation() > session.generation());
    }

    private static void obey(Lifetime session, @Nullable Reading reading, long now) {
        if (reading != null) {
            session.obey(reading, now);
        }
        session.look(now);
    }

    @Override
    public String extend(int node, int browser) {
        Lifetime session = presented(node, browser);
        if (session == null || !session.isLiving()) {
            return unauthorized(Kind.SCRIPT, session);
        }
        act(session, now(node), session.bounds().lag());
        session.checkLetThrough(now(node), Limits.NONE);
        return json(session, now(node));
    }

    @Override
    public String report(int node, int browser, long active) {
        Lifetime session = presented(node, browser);
        if (session == null || !session.isLiving()) {
            return unauthorized(Kind.SCRIPT, session);
        }
        long now = now(node);
        session.report(now, active < 0 ? ActivityState.NEVER : now - active, known(session));
        session.checkLetThrough(now, Limits.NONE);
        return json(session, now);
    }

    @Override
    public String status(int node, int browser) {
        Lifetime session = presented(node, browser);
        if (session == null) {
            return json("none", null, 0L, 0L, readings[node].base().warn(), null);
        }
        End how = session.end();
        return how == null
                ? json(session, now(node))
                : json("ended", how.reason().word(), 0L, 0L, session.bounds().warn(), null);
    }

    private static String json(Lifetime session, long now) {
        long idle = left(session.idleEnd(now), now);
        long hard = left(session.hardEnd(now), now);
        boolean warned = Math.min(idle, hard) <= session.bounds().warn();
        return json(
                warned ? "warning" : "active",
                null,
                seconds(idle),
                seconds(hard),
                session.bounds().warn(),
                session.user().name());
    }

    private static String json(
            String state,
            @Nullable String reason,
            @Nullable Long idle,
            @Nullable Long absolute,
            long warn,
            @Nullable String user) {
        return new JsonObject()
                .with(() -> "state", state)
                .with(() -> "reason", reason)
                .with(() -> "idleRemaining", idle)
                .with(() -> "absoluteRemaining", absolute)
                .with(() -> "warn", seconds(warn))
                .with(() -> "user", user)
                .with(() -> "login", "/app/.curfew/login")
                .toString();
    }

    private static String remaining(Lifetime session, long now) {
        Long idle = seconds(left(session.idleEnd(now), now));
        Long hard = seconds(left(session.hardEnd(now), now));
        return "idle=" + (idle == null ? "none" : idle) + ", absolute=" + (hard == null ? "none" : hard);
    }

    private static long left(long end, long now) {
        return end == Limits.NONE ? Limits.NONE : end - now;
    }

    private static @Nullable Long seconds(long millis) {
        return millis == Limits.NONE ? null : Long.valueOf(millis / 1000);
    }

    @Override
    public String login(int node, int browser, long maxAge) {
        Lifetime session = presented(node, browser);
        long now = now(node);
        if (session == null || !session.isLiving()) {
            return noSession(node, browser, "/app/", Kind.PAGE, session);
        }
        return session.age(now) < maxAge * 1000
                ? "303 /app/"
                : arrivals.begin(
                        browser, "/app/", node, now, Proving.anew(session.authTime(), now), readings[node].base());
    }

    @Override
    public String comeBack(Step.Return step) {
        Pending pending = arrivals.take(step.browser());
        Answer answer = engine.said();
        if (pending == null || answer == null) {
            return NOTHING;
        }
        int node = pending.node();
        Lifetime present = presented(node, step.browser());
        return arrivals.comeBack(
                step.browser(), pending, answer, present, engine.key(step.browser()), readings[node], now(node));
    }

    @Override
    public String logout(int node, int browser) {
        Lifetime session = presented(node, browser);
        if (session != null) {
            session.endBy(EndReason.LOGOUT, now(node));
        }
        sessions.drop(browser);
        return "200 ";
    }

    @Override
    public String end(int node, int browser, EndReason reason) {
        Lifetime session = sessions.of(browser);
        if (session != null) {
            session.endBy(reason, now(node));
        }
        return NOTHING;
    }

    @Override
    public String drop(int browser) {
        sessions.drop(browser);
        return NOTHING;
    }

    @Override
    public String leave(int browser) {
        return NOTHING;
    }

    /** Whether everything that can be seen is as it should be. */
    void check() {
        for (int node = 0; node < World.NODES; node++) {
            Mismatch.unlessEqual(now(node), engine.now(node), "now", "node " + node);
        }
        for (Lifetime session : List.copyOf(sessions.all())) {
            SessionRecord filed = engine.find(session.key());
            if (filed == null && session.end() != null && sessions.isRepeated(session, Math.max(now(0), now(1)))) {
                session.forget();
            }
            session.check(filed);
        }
    }
}
