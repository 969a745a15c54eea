package dev.curfew;

import dev.curfew.SteadyClock.Sample;
import dev.curfew.policy.Limits;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Detects steps of the machine's clock, and converts machine time to Curfew's time. Run it a few times a second.
 * Thread-safe.
 */
final class ClockWatch {

    /** Smaller steps change nothing for anybody, milliseconds: {@code auth_time} has whole seconds. */
    static final long NOTABLE = 1000;

    private static final long DAY = 86_400_000;

    private final Supplier<@Nullable Sample> clocks;
    private final Consumer<String> told;
    private volatile @Nullable Sample last;
    private volatile long lastLeap = Long.MIN_VALUE;

    /**
     * A watch over these clocks.
     *
     * @param clocks what they say now, or null if that cannot be said
     * @param told is told of each step, in words
     */
    ClockWatch(Supplier<@Nullable Sample> clocks, Consumer<String> told) {
        this.clocks = clocks;
        this.told = told;
        this.last = clocks.get();
    }

    /** Looks what the clock has done since the last look. */
    synchronized void look() {
        Sample before = last;
        Sample now = clocks.get();
        if (now == null) {
            return;
        }
        last = now;
        if (before != null) {
            compare(before, now);
        }
    }

    private void compare(Sample before, Sample now) {
        long expected = before.wall() + (now.nanos() - before.nanos()) / SteadyClock.NANOS_PER_MILLI;
        long step = now.wall() - expected;
        long back = Math.max(0, -step);
        if (step >= NOTABLE) {
            lastLeap = expected;
            told.accept("forward by " + inWords(step) + ": sessions whose end was in between have ended");
        } else if (now.ahead() - before.ahead() - back >= NOTABLE) {
            lastLeap = now.wall();
        }
        if (back >= NOTABLE) {
            told.accept("back by " + inWords(back) + ": Curfew's clock is now ahead by " + inWords(now.ahead())
                    + ", and loses " + inWords(DAY / SteadyClock.SLEW)
                    + " a day until it is right; no session lasts longer, and sign-in works as before");
        }
    }

    private static String inWords(long millis) {
        return Limits.inWords(millis - millis % 1000);
    }

    /**
     * An instant by a clock that is right, as one of our time: what lies before the last step forward is the same in both, what comes after
     * it is as far ahead as we are.
     *
     * @param wall epoch milliseconds
     */
    long ours(long wall) {
        Sample now = last;
        return now == null || now.ahead() < NOTABLE || wall <= lastLeap ? wall : wall + now.ahead();
    }
}
