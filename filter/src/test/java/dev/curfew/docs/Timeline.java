package dev.curfew.docs;

import java.util.ArrayList;
import java.util.List;

/** What was seen of a session. Times are minutes since it began. */
final class Timeline {

    /** What people and their pages do. */
    enum Act {
        SIGN_IN,
        PAGE,
        STAY,
        POLL
    }

    /**
     * How the session stood.
     *
     * @param state as {@code GET /.curfew/session} says
     * @param idle minutes left
     * @param absolute minutes left
     */
    record Moment(double minute, String state, double idle, double absolute) {}

    /** Somebody did something. */
    record Deed(int minute, Act act) {}

    /** The session was over, for the first time. */
    record Ending(int minute, String reason) {}

    private final List<Moment> moments = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();

    void saw(Moment moment) {
        moments.add(moment);
    }

    void saw(Ending ending) {
        endings.add(ending);
    }

    void saw(Deed deed) {
        deeds.add(deed);
    }

    List<Moment> moments() {
        return moments;
    }

    List<Deed> deeds() {
        return deeds;
    }

    List<Ending> endings() {
        return endings;
    }
}
