package dev.curfew;

import dev.curfew.lifecycle.SessionTerminator;
import dev.curfew.observe.SessionEvent.Kind;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What has to be done again and again: end sessions on time, and forget what is over. */
final class Upkeep {

    private static final long MILLIS = 100;

    private final ClockWatch clockWatch;
    private final SessionTerminator terminator;
    private final GuardAssembly guards;
    private final SystemEvents events;
    private final LongSupplier time;

    /**
     * Does nothing before it is started.
     *
     * @param time epoch milliseconds
     */
    Upkeep(
            ClockWatch clockWatch,
            SessionTerminator terminator,
            GuardAssembly guards,
            SystemEvents events,
            LongSupplier time) {
        this.clockWatch = clockWatch;
        this.terminator = terminator;
        this.guards = guards;
        this.events = events;
        this.time = time;
    }

    /** From now on, on this thread, until it is stopped. */
    void start(ScheduledExecutorService thread) {
        var unused = thread.scheduleWithFixedDelay(this::run, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
    }

    /** An executor drops a task that throws. */
    private void run() {
        try {
            clockWatch.look();
            terminator.ring(time.getAsLong());
            guards.forgetOver(time.getAsLong());
        } catch (RuntimeException | Error fault) {
            events.report(Kind.RELEASE_FAILED, fault.toString());
        }
    }
}
