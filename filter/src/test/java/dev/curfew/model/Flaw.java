package dev.curfew.model;

import dev.curfew.session.ActivityState;
import dev.curfew.session.End;
import dev.curfew.session.SessionRecord;

/** What can be wrong with an engine: the model has to notice each. */
enum Flaw {
    NONE,
    /** Requests are decided by a clock that is a millisecond slow. */
    LATE {
        @Override
        long now(long now) {
            return now - 1;
        }
    },
    /** Requests are decided by a clock that is five seconds fast. */
    EARLY {
        @Override
        long now(long now) {
            return now + 5000;
        }
    },
    /** Nobody looks after sessions that nobody asks for. */
    SILENT {
        @Override
        boolean isRinging() {
            return false;
        }
    },
    /** Ends that somebody wants are not written. The clock's are: else the engine would look for ever whether they are. */
    REVIVING {
        @Override
        SessionRecord written(SessionRecord next) {
            End end = next.end();
            if (end == null || end.reason().isTimeout()) {
                return next;
            }
            return new SessionRecord(
                    next.origin(),
                    next.profile(),
                    next.client(),
                    next.attendance(),
                    next.terms(),
                    next.tokens(),
                    next.waiting(),
                    null,
                    next.version());
        }
    },
    /** The next click makes good for every absence. */
    FORGIVING {
        @Override
        SessionRecord written(SessionRecord next) {
            ActivityState known = next.attendance();
            return attended(next, new ActivityState(known.lastActivity(), 0, known.reportedAt(), known.lastRequest()));
        }
    },
    /** Pages that report are not heard: what polls keeps its session. */
    DEAF {
        @Override
        SessionRecord written(SessionRecord next) {
            ActivityState known = next.attendance();
            return attended(next, ActivityState.of(known.lastActivity(), known.longestIdle()));
        }
    },
    /** What was asked for while pages reported is forgotten: users are thrown out when they stop. */
    HASTY {
        @Override
        SessionRecord written(SessionRecord next) {
            ActivityState known = next.attendance();
            return attended(
                    next,
                    new ActivityState(
                            known.lastActivity(), known.longestIdle(), known.reportedAt(), ActivityState.NEVER));
        }
    };

    private static SessionRecord attended(SessionRecord next, ActivityState other) {
        return new SessionRecord(
                next.origin(),
                next.profile(),
                next.client(),
                other,
                next.terms(),
                next.tokens(),
                next.waiting(),
                next.end(),
                next.version());
    }

    /** The time that requests are decided at, epoch milliseconds. */
    long now(long now) {
        return now;
    }

    boolean isRinging() {
        return true;
    }

    /** What the registry files instead of {@code next}. */
    SessionRecord written(SessionRecord next) {
        return next;
    }
}
