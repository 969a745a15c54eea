package dev.curfew.policy;

import static dev.curfew.policy.Limits.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void refusesALimitThatIsNotPositiveByName(long value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(value, 1, 0, 0))
                .withMessageStartingWith("idle: " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(1, value, 0, 0))
                .withMessageStartingWith("absolute: " + value);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void refusesANegativeLeadTimeByName(long value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(1, 1, value, 0))
                .withMessageStartingWith("warn: " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(1, 1, 0, value))
                .withMessageStartingWith("resumeWithin: " + value);
    }

    @Test
    void takesTheSmallestValuesThereAre() {
        assertThat(new Limits(1, 1, 0, 0).shortest()).isEqualTo(1);
    }

    @Test
    void ofDurationsWarnsNobodyAndOffersNoResume() {
        assertThat(Limits.of(Duration.ofMinutes(15), Duration.ofHours(8)))
                .isEqualTo(new Limits(900_000, 28_800_000, 0, 0));
    }

    @Test
    void strictestTakesEachValueFromWhicheverIsStricter() {
        assertThat(new Limits(10, 200, 3, 40).strictest(effect(20, 100, 4, 30))).isEqualTo(new Limits(10, 100, 4, 30));
    }

    @Test
    void strictestIsNeverLooserInAnyOrderAndStableWhenRepeated() {
        Random random = new Random(20260101);
        for (int round = 0; round < 2000; round++) {
            Limits base = new Limits(limit(random), limit(random), random.nextInt(50), random.nextInt(50));
            Effect a = any(random);
            Effect b = any(random);
            Limits both = base.strictest(a.strictest(b));
            assertThat(both.idle()).isEqualTo(Math.min(base.idle(), Math.min(a.idle(), b.idle())));
            assertThat(both.absolute()).isEqualTo(Math.min(base.absolute(), Math.min(a.absolute(), b.absolute())));
            assertThat(both.resumeWithin())
                    .isEqualTo(Math.min(base.resumeWithin(), Math.min(a.resumeWithin(), b.resumeWithin())));
            assertThat(both.warn())
                    .isEqualTo(
                            Math.max(base.warn(), Math.max(a.warn(), b.warn())) < both.shortest()
                                    ? Math.max(base.warn(), Math.max(a.warn(), b.warn()))
                                    : 0);
            assertThat(both).isEqualTo(base.strictest(b.strictest(a)));
        }
    }

    @Test
    void noLimitIsLooserThanEveryLimit() {
        assertThat(new Limits(NONE, NONE, 0, 0).strictest(effect(NONE - 1, 7, 0, 0)))
                .isEqualTo(new Limits(NONE - 1, 7, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"5, 9, 5", "9, 5, 5", "7, 7, 7"})
    void shortestIsTheLimitThatCanEndFirst(long idle, long absolute, long shortest) {
        assertThat(new Limits(idle, absolute, 0, 0).shortest()).isEqualTo(shortest);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "99, 0",
        "100, 1",
        "199, 1",
        "60000, 600",
        "2999999, 29999",
        "3000000, 30000",
        "3000100, 30000",
        "9223372036854775806, 30000",
        "9223372036854775807, 30000"
    })
    void granularityIsAHundredthOfIdleAndThirtySecondsAtMost(long idle, long granularity) {
        assertThat(new Limits(idle, NONE, 0, 0).granularity()).isEqualTo(granularity);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 2, 3",
        "1, 9223372036854775806, 9223372036854775807",
        "2, 9223372036854775806, 9223372036854775807",
        "9223372036854775807, 9223372036854775807, 9223372036854775807",
        "9223372036854775807, 0, 9223372036854775807",
        "1700000000000, 9223372036854775807, 9223372036854775807",
        "-5, 3, -2"
    })
    void sumsStayAtNoLimitInsteadOfOverflowing(long instant, long span, long sum) {
        assertThat(Limits.after(instant, span)).isEqualTo(sum);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0",
        "99, 100, 99",
        "100, 100, 0",
        "119999, 120000, 119999",
        "120000, 120000, 40000",
        "120001, 120000, 40000",
        "60000, 59999, 0",
        "60000, 60000, 20000",
        "60001, 60002, 60001",
        "60002, 60002, 20000",
        "90000, 59999, 0",
        "9223372036854775807, 60000, 20000",
        "9223372036854775806, 9223372036854775807, 9223372036854775806"
    })
    void aWarningThatDoesNotFitIsAThirdOfTheLimitIfThatIsTwentySeconds(long warn, long limit, long fitting) {
        assertThat(Limits.fitting(warn, limit)).isEqualTo(fitting);
    }

    @Test
    void aFittingWarningIsAlwaysShorterThanTheLimit() {
        for (long limit = 1; limit < 200_000; limit += 7) {
            assertThat(Limits.fitting(limit, limit)).isLessThan(limit);
            assertThat(Limits.fitting(limit - 1, limit)).isEqualTo(limit - 1);
        }
    }

    @Test
    void theStrictestWarningFitsTheShorterLimitOfBoth() {
        Limits base = new Limits(900_000, 28_800_000, 120_000, 0);
        assertThat(base.strictest(effect(120_001, NONE, 0, NONE)).warn()).isEqualTo(120_000);
        assertThat(base.strictest(effect(120_000, NONE, 0, NONE)).warn()).isEqualTo(40_000);
        assertThat(base.strictest(effect(NONE, 120_001, 0, NONE)).warn()).isEqualTo(120_000);
        assertThat(base.strictest(effect(NONE, 120_000, 0, NONE)).warn()).isEqualTo(40_000);
        assertThat(base.strictest(effect(NONE, NONE, 120_001, NONE)).warn()).isEqualTo(120_001);
        assertThat(base.strictest(effect(NONE, NONE, 119_999, NONE)).warn()).isEqualTo(120_000);
    }

    @Test
    void theStrictestIsRecordedAsFinelyAsTheShorterIdleLimitNeeds() {
        Limits base = new Limits(900_000, 28_800_000, 0, 0);
        assertThat(base.granularity()).isEqualTo(9000);
        assertThat(base.strictest(effect(899_900, NONE, 0, NONE)).granularity()).isEqualTo(8999);
        assertThat(base.strictest(effect(900_000, NONE, 0, NONE)).granularity()).isEqualTo(9000);
        assertThat(base.strictest(effect(900_100, NONE, 0, NONE)).granularity()).isEqualTo(9000);
        assertThat(base.strictest(effect(NONE, 1000, 0, NONE)).granularity())
                .as("an absolute limit needs no activity")
                .isEqualTo(9000);
        assertThat(new Limits(900_000, NONE, 0, 0, 5)
                        .strictest(effect(60_000, NONE, 0, NONE))
                        .granularity())
                .as("finer than needed stays so")
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "900000, 9000",
        "899999, 8999",
        "900001, 9000",
        "100, 1",
        "99, 0",
        "1, 0",
        "3000000, 9000",
        "9223372036854775807, 9000"
    })
    void finerThanSomeIdleLimitChangesTheGranularityAndNothingElse(long idle, long granularity) {
        Limits limits = new Limits(900_000, 28_800_000, 120_000, 600_000);
        assertThat(limits.finerThan(idle)).isEqualTo(new Limits(900_000, 28_800_000, 120_000, 600_000, granularity));
    }

    @Test
    void whatIsFineEnoughStaysTheSameObject() {
        Limits limits = new Limits(900_000, 28_800_000, 120_000, 600_000);
        assertThat(limits.finerThan(900_000)).isSameAs(limits);
        assertThat(limits.finerThan(NONE)).isSameAs(limits);
        assertThat(limits.finerThan(899_999)).isNotSameAs(limits);
    }

    @Test
    void refusesANegativeGranularityByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(1, 1, 0, 0, -1))
                .withMessageStartingWith("granularity: -1 ms");
        assertThat(new Limits(1, 1, 0, 0, 0).granularity()).isZero();
    }

    private static Effect effect(long idle, long absolute, long warn, long resumeWithin) {
        return Effect.builder()
                .idle(idle)
                .absolute(absolute)
                .warn(warn)
                .resumeWithin(resumeWithin)
                .build();
    }

    private static Effect any(Random random) {
        return effect(limit(random), limit(random), random.nextInt(50), random.nextInt(50));
    }

    private static long limit(Random random) {
        return random.nextInt(5) == 0 ? NONE : 1 + random.nextInt(50);
    }

    @ParameterizedTest
    @CsvSource({
        "0, none",
        "9223372036854775807, none",
        "1, 1ms",
        "1000, 1s",
        "60000, 1m",
        "900000, 15m",
        "5400000, 1h30m",
        "86400000, 1d",
        "93784005, 1d2h3m4s5ms"
    })
    void timesAreWrittenAsInTheFile(long millis, String words) {
        assertThat(Limits.inWords(millis)).isEqualTo(words);
    }
}
