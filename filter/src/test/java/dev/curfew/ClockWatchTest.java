package dev.curfew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SteadyClock.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private static final long T = 1_800_000_000_000L;
    private static final long HOUR = 3_600_000;
    private static final long MILLI = 1_000_000;

    private long wall = T;
    private long nanos = 77;
    private boolean interrupted;
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);
    private final List<String> told = new ArrayList<>();
    private final ClockWatch watch = new ClockWatch(this::sample, told::add);

    private @Nullable Sample sample() {
        return interrupted ? null : clock.sample();
    }

    private void pass(long millis) {
        wall += millis;
        nanos += millis * MILLI;
    }

    private void set(long millis) {
        wall += millis;
        watch.look();
    }

    @Test
    void timeThatPassesIsNotNews() {
        for (int i = 0; i < 100; i++) {
            pass(100 + i * HOUR);
            watch.look();
        }

        assertThat(told).isEmpty();
        assertThat(watch.ours(T)).isEqualTo(T);
    }

    @Test
    void stepsAreToldOnceEachFromASecondOn() {
        set(999);
        set(-999);
        assertThat(told).isEmpty();
        set(1000);
        set(-1000);
        watch.look();

        assertThat(told)
                .containsExactly(
                        "forward by 1s: sessions whose end was in between have ended",
                        "back by 1s: Curfew's clock is now ahead by 1s, and loses 43s a day until it is right;"
                                + " no session lasts longer, and sign-in works as before");
    }

    @Test
    void whatComesAfterTheStepForwardIsAsFarAheadAsWeAre() {
        pass(HOUR);
        watch.look();
        set(2 * HOUR);
        set(-2 * HOUR);
        pass(1000);
        watch.look();

        assertThat(watch.ours(T + HOUR)).as("at the step").isEqualTo(T + HOUR);
        assertThat(watch.ours(T + HOUR + 1)).as("after it").isEqualTo(T + 3 * HOUR);
        assertThat(watch.ours(T + HOUR + 1000)).isBetween(clock.millis() - 1, clock.millis());
    }

    @Test
    void aClockThatWasAheadFromTheStartIsAheadOfEverything() {
        set(-HOUR);

        assertThat(watch.ours(T - 3 * HOUR)).isEqualTo(T - 2 * HOUR);
        assertThat(watch.ours(T - HOUR)).isEqualTo(T);
    }

    @Test
    void aStepThatCameAndWentBetweenTwoLooksMakesNothingOldLookNew() {
        pass(1000);
        watch.look();
        wall += 2 * HOUR;
        assertThat(clock.millis()).isEqualTo(T + 1000 + 2 * HOUR);
        wall -= 2 * HOUR;
        watch.look();

        assertThat(watch.ours(T + 1000)).isEqualTo(T + 1000);
        pass(1000);
        watch.look();
        assertThat(watch.ours(T + 2000)).isGreaterThan(T + 2 * HOUR);
    }

    @Test
    void clocksThatCannotBeReadAtOneMomentAreReadNextTime() {
        interrupted = true;
        set(5000);
        assertThat(told).isEmpty();
        interrupted = false;
        pass(100);
        watch.look();

        assertThat(told).singleElement().asString().startsWith("forward by 5s");
    }

    @Test
    void anOldAuthenticationNeverBecomesNewerThanWhatCameAfterIt() {
        for (long seed = 1; seed <= 200; seed++) {
            new ClockWatchTest().keepsTheOrder(new Random(seed), "seed " + seed);
        }
    }

    /** The true time is that of the monotonic clock: whatever was before an event stays before it, when told to us later on. */
    private void keepsTheOrder(Random random, String seed) {
        long authenticated = Long.MIN_VALUE;
        long before = Long.MIN_VALUE;
        for (int step = 0; step < 100; step++) {
            pass(random.nextInt(100_000));
            watch.look();
            if (random.nextInt(4) == 0) {
                authenticated = trueTime();
                before = clock.millis();
            } else if (random.nextInt(3) == 0) {
                set(random.nextInt(20_000_000));
                set(T + (nanos - 77) / MILLI - wall);
            }
            if (authenticated != Long.MIN_VALUE) {
                assertThat(watch.ours(authenticated))
                        .as("%s, step %s", seed, step)
                        .isLessThan(before + 1000);
            }
        }
    }

    private long trueTime() {
        return T + (nanos - 77) / MILLI;
    }
}
