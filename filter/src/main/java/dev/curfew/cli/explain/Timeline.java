package dev.curfew.cli.explain;

import dev.curfew.policy.Limits;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.Terms;
import dev.curfew.session.Client;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.Profile;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.SessionTime;
import dev.curfew.session.Tokens;
import dev.curfew.session.UserKey;
import dev.curfew.session.Verdict;
import dev.curfew.text.KebabCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What happens to a session whose user signs in, at 0, and then does nothing.
 *
 * @param points in the order of time; milliseconds since the sign-in
 */
record Timeline(List<Point> points) {

    /** What is in a point of time. */
    enum Kind {
        SIGN_IN,
        STEP_UP,
        WARNING,
        END,
        RESUME_ENDS,
        ABSOLUTE_END;

        String word() {
            return KebabCase.of(this);
        }
    }

    /**
     * One point of time.
     *
     * @param at milliseconds since the sign-in
     * @param kind what it is
     * @param words what happens then
     */
    record Point(long at, Kind kind, String words) {}

    /** The timeline under these terms, of a user who then wants a request under this ruling. */
    static Timeline of(Terms terms, Ruling ruling) {
        return of(terms, ruling, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param shown an authentication context class as it may be shown
     */
    static Timeline of(Terms terms, Ruling ruling, UnaryOperator<String> shown) {
        SessionRecord session = record(terms);
        List<Point> points = new ArrayList<>();
        points.add(new Point(0, Kind.SIGN_IN, "sign-in"));
        End end = end(session);
        addStepUps(points, ruling, end.at(), shown);
        if (end.at() != Limits.NONE) {
            addEnd(points, terms.limits(), end);
        }
        long absoluteEnd = Limits.after(0, terms.limits().absolute());
        if (absoluteEnd != Limits.NONE && end.reason() != EndReason.ABSOLUTE_TIMEOUT) {
            points.add(new Point(absoluteEnd, Kind.ABSOLUTE_END, "absolute-timeout, for a user who stays active"));
        }
        points.sort(Comparator.comparingLong(Point::at).thenComparing(Point::kind));
        return new Timeline(List.copyOf(points));
    }

    private static SessionRecord record(Terms terms) {
        SessionOrigin origin = new SessionOrigin(
                new SessionKey(0, 0, 0, 0),
                new SessionTag(0),
                new UserKey("", ""),
                new ProviderSession("", ""),
                0,
                0,
                Limits.NONE);
        return SessionRecord.begin(origin, new Profile("", Set.of(), null), Client.UNKNOWN, terms, Tokens.NONE, false);
    }

    private static End end(SessionRecord session) {
        long at = SessionTime.end(session, 0);
        return SessionTime.judge(session, at) instanceof Verdict.Ended ended
                ? ended.end()
                : new End(EndReason.LOGOUT, Limits.NONE);
    }

    private static void addStepUps(List<Point> points, Ruling ruling, long end, UnaryOperator<String> shown) {
        List<String> acr = ruling.acr();
        if (acr != null) {
            String classes = acr.stream().map(shown).collect(Collectors.joining(" or "));
            points.add(new Point(0, Kind.STEP_UP, "step-up here, unless signed in with acr " + classes));
        }
        if (ruling.idle() < end) {
            points.add(new Point(ruling.idle(), Kind.STEP_UP, "step-up here: idle for too long"));
        }
        if (ruling.age() < end) {
            points.add(new Point(ruling.age(), Kind.STEP_UP, "step-up here: authenticated too long ago"));
        }
    }

    private static void addEnd(List<Point> points, Limits limits, End end) {
        if (limits.warn() > 0) {
            String left = Limits.inWords(limits.warn());
            points.add(new Point(end.at() - limits.warn(), Kind.WARNING, "warning: " + left + " left"));
        }
        points.add(new Point(end.at(), Kind.END, end.reason().word() + ": the session ends"));
        long resumable = Limits.after(end.at(), limits.resumeWithin());
        if (limits.resumeWithin() > 0 && resumable != Limits.NONE) {
            points.add(new Point(resumable, Kind.RESUME_ENDS, "too late to resume"));
        }
    }
}
