package dev.curfew.model;

import dev.curfew.model.Reading.Bounds;
import dev.curfew.policy.Limits;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sign-ins of the model: what a browser has to bring back from the provider, and what becomes of it. */
final class Arrivals {

    private static final long GREATEST_SKEW = 30_000;

    private final Sessionbook sessions;
    private final @Nullable Pending[] pending = new Pending[World.BROWSERS];

    Arrivals(Sessionbook sessions) {
        this.sessions = sessions;
    }

    private enum Worth {
        GOOD,
        NOT_ENOUGH,
        NEVER
    }

    boolean isPending(int browser) {
        return pending[browser] != null;
    }

    @Nullable
    Pending take(int browser) {
        Pending taken = pending[browser];
        pending[browser] = null;
        return taken;
    }

    String begin(int browser, String target, int node, long now, Proving proving, Limits base) {
        return send(browser, new Pending(node, now, 1, target, proving), base);
    }

    private String send(int browser, Pending next, Limits base) {
        pending[browser] = next;
        return Words.toProvider(next.demand(base));
    }

    /** What whoever comes back after this end has to bring. */
    static Proving after(@Nullable Lifetime session) {
        return session == null || session.end() == null || !session.bounds().proven()
                ? Proving.NOTHING
                : Proving.anew(session.authTime(), session.end().at());
    }

    /**
     * A browser is back.
     *
     * @param present what its cookie names
     * @param key what its cookie names afterwards
     */
    String comeBack(
            int browser,
            Pending back,
            Answer answer,
            @Nullable Lifetime present,
            @Nullable SessionKey key,
            Reading reading,
            long now) {
        if (back.isTooOld(now)) {
            return send(browser, back.again(now, back.round(), back.proving().and(after(present))), reading.base());
        }
        Lifetime earlier = sessions.last(answer.providerSession());
        List<Lifetime> same = sessions.of(answer);
        same.forEach(session -> session.look(now));
        if (earlier != null) {
            earlier.look(now);
        }
        Lifetime goesOn = goesOn(answer, present, earlier);
        boolean carried = goesOn != null && same.contains(goesOn);
        List<@Nullable Lifetime> known = new ArrayList<>(carried ? List.of() : same);
        known.add(earlier);
        Bounds bounds = reading.bounds(answer.user());
        Proving proving = back.proving().and(after(present));
        for (Lifetime before : bounds.proven() ? known : List.<@Nullable Lifetime>of()) {
            proving = proving.and(afterAny(before));
        }
        Worth worth = worth(answer, bounds, proving, now);
        if (worth == Worth.NOT_ENOUGH && back.round() == 1) {
            return send(browser, back.again(now, 2, proving), reading.base());
        }
        if (worth != Worth.GOOD) {
            return "403 ";
        }
        known.forEach(before -> checkReused(answer, bounds, before));
        if (present != null && present.isLiving() && present.user() != answer.user()) {
            present.endBy(EndReason.LOGOUT, now);
        }
        if (goesOn != null && bringsNothingNew(back, answer, proving, goesOn)) {
            return "303 " + back.target();
        }
        if (key == null) {
            return "403 ";
        }
        admit(browser, answer, proving, goesOn, known, key, reading, now);
        return "signed in, 303 " + back.target();
    }

    private static Proving afterAny(@Nullable Lifetime session) {
        return session == null || session.end() == null
                ? Proving.NOTHING
                : Proving.anew(session.authTime(), session.end().at());
    }

    /** A tab that set out before there was the session in which its browser goes on, with nothing but what that came of. */
    private static boolean bringsNothingNew(Pending back, Answer answer, Proving proving, Lifetime goesOn) {
        Long seconds = answer.authTime();
        return back.startedAt() < goesOn.createdAt()
                && (seconds == null || seconds * 1000 == goesOn.authTime())
                && answer.acr().equals(goesOn.answer().acr())
                && (!proving.anew() || goesOn.gap() == 0);
    }

    /** However the clocks are off: what ended stays ended until credentials are given again. */
    private static void checkReused(Answer answer, Bounds bounds, @Nullable Lifetime earlier) {
        Mismatch.unless(
                earlier == null
                        || earlier.end() == null
                        || !bounds.proven()
                        || !earlier.answer().credentials().equals(answer.credentials()),
                "the same credentials are good for another session",
                answer);
    }

    private static Worth worth(Answer answer, Bounds bounds, Proving proving, long now) {
        if (proving.acr() != null && !proving.acr().contains(answer.acr())) {
            return Worth.NOT_ENOUGH;
        }
        Long seconds = answer.authTime();
        if (seconds == null) {
            return proving.anew() || proving.age() != Limits.NONE ? Worth.NOT_ENOUGH : Worth.GOOD;
        }
        long authTime = seconds * 1000;
        long skew = skew(bounds);
        if (authTime > now + skew) {
            return Worth.NEVER;
        }
        boolean old = proving.anew() && (authTime <= proving.laterThan() || authTime <= proving.notBefore() - skew);
        long age = now - Math.min(authTime, now);
        return old || age >= proving.age() || age >= bounds.absolute() ? Worth.NOT_ENOUGH : Worth.GOOD;
    }

    private void admit(
            int browser,
            Answer answer,
            Proving proving,
            @Nullable Lifetime before,
            List<@Nullable Lifetime> known,
            SessionKey key,
            Reading reading,
            long now) {
        Lifetime session = new Lifetime(key, answer, now, authenticatedAt(answer, before, known, now), reading);
        if (before != null) {
            boolean anew = proving.anew() || isAfter(answer, before, skew(reading.bounds(answer.user())), now);
            session.follow(before, anew);
        }
        sessions.add(browser, session, before);
    }

    /** Whether credentials were given since the user was last here, as far as the provider's clock can tell. */
    private static boolean isAfter(Answer answer, Lifetime before, long skew, long now) {
        Long seconds = answer.authTime();
        return seconds != null
                && !answer.credentials().equals(before.answer().credentials())
                && seconds * 1000 > before.authTime()
                && seconds * 1000 - skew > before.standing(now);
    }

    private static long skew(Bounds bounds) {
        return Math.min(GREATEST_SKEW, Math.min(bounds.idle(), bounds.absolute()) / 2);
    }

    /** The same user's living session in this browser: the cookie says which, or the provider's session. */
    private static @Nullable Lifetime goesOn(Answer answer, @Nullable Lifetime present, @Nullable Lifetime earlier) {
        for (Lifetime session : new @Nullable Lifetime[] {present, earlier}) {
            if (session != null && session.isLiving() && session.user() == answer.user()) {
                return session;
            }
        }
        return null;
    }

    /** Never later than when these credentials were first seen here: the provider's clock does not touch our limits. */
    private static long authenticatedAt(
            Answer answer, @Nullable Lifetime before, List<@Nullable Lifetime> all, long now) {
        Long seconds = answer.authTime();
        if (seconds == null) {
            return before == null ? now : before.authenticatedAt();
        }
        long at = Math.min(seconds * 1000, now);
        List<@Nullable Lifetime> first = new ArrayList<>(all);
        first.add(before);
        for (Lifetime known : first) {
            if (known != null && seconds.equals(known.answer().authTime())) {
                at = Math.min(at, known.authenticatedAt());
            }
        }
        return at;
    }
}
