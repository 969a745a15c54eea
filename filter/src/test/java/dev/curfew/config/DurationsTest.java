package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.curfew.policy.Limits;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "1ms, PT0.001S",
        "500ms, PT0.5S",
        "90s, PT1M30S",
        "15m, PT15M",
        "015m, PT15M",
        "8h, PT8H",
        "7d, PT168H",
        "1h30m, PT1H30M",
        "1d2h3m4s5ms, PT26H3M4.005S",
        "1m1ms, PT1M0.001S",
        "PT15M, PT15M",
        "P7D, PT168H",
        "P1DT2H3M4S, PT26H3M4S",
        "366d, PT8784H",
        "31622400000ms, PT8784H"
    })
    void readsWholeNumbersWithUnits(String written, Duration meant) throws InvalidValue {
        assertThat(Durations.duration(written)).isEqualTo(meant.toMillis());
    }

    @Test
    void readsBackWhatEveryUnitWrites() throws InvalidValue {
        for (long amount = 1; amount <= 366; amount = amount * 3 + 1) {
            assertThat(Durations.duration(amount + "ms")).isEqualTo(amount);
            assertThat(Durations.duration(amount + "s")).isEqualTo(amount * 1_000);
            assertThat(Durations.duration(amount + "m")).isEqualTo(amount * 60_000);
            assertThat(Durations.duration(amount + "h")).isEqualTo(amount * 3_600_000);
            assertThat(Durations.duration(amount + "d")).isEqualTo(amount * 86_400_000);
            Duration any = Duration.ofSeconds(amount * 37);
            assertThat(Durations.duration(any.toString())).isEqualTo(any.toMillis());
            assertThat(Durations.duration(any.toString().substring(2).toLowerCase(Locale.ROOT)))
                    .isEqualTo(any.toMillis());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15             | MISSING_UNIT     | write 15m for minutes or 15s for seconds",
                "0              | OUT_OF_RANGE     | write more than 0, or none",
                "99999999999999 | MISSING_UNIT     | write 15m for minutes or 15s for seconds",
                "-15            | OUT_OF_RANGE     | write more than 0, or none",
                "-1             | OUT_OF_RANGE     | write more than 0, or none",
                "-15m           | OUT_OF_RANGE     | write more than 0, or none",
                "-PT15M         | OUT_OF_RANGE     | write more than 0, or none",
                "PT-15M         | OUT_OF_RANGE     | write more than 0, or none",
                "0s             | OUT_OF_RANGE     | write more than 0, or none",
                "PT0S           | OUT_OF_RANGE     | write more than 0, or none",
                "367d           | OUT_OF_RANGE     | write at most 366d, or none",
                "31622400001ms  | OUT_OF_RANGE     | write at most 366d, or none",
                "366d1ms        | OUT_OF_RANGE     | write at most 366d, or none",
                "99999999999999999999999d | OUT_OF_RANGE | write at most 366d, or none",
                "9223372036854775807d | OUT_OF_RANGE | write at most 366d, or none",
                "1.5h           | INVALID_DURATION | write whole numbers, such as 1h30m for one and a half hours",
                "PT1.5S         | INVALID_DURATION | write whole numbers, such as 1h30m for one and a half hours",
                "1e3s           | INVALID_DURATION | write whole numbers, such as 1h30m for one and a half hours",
                "15 minutes     | INVALID_DURATION | did you mean 15m?",
                "15 m           | INVALID_DURATION | did you mean 15m?",
                "15M            | INVALID_DURATION | did you mean 15m?",
                "1 hour and 30 mins | INVALID_DURATION | did you mean 1h30m?",
                "250 millis     | INVALID_DURATION | did you mean 250ms?",
                "never          | INVALID_DURATION | did you mean none?",
                "None           | INVALID_DURATION | did you mean none?",
                "30m1h          | INVALID_DURATION | write numbers with ms, s, m, h or d, the largest unit first",
                "1m1m           | INVALID_DURATION | write numbers with ms, s, m, h or d, the largest unit first",
                "2w             | INVALID_DURATION | write numbers with ms, s, m, h or d, the largest unit first",
                "P1M            | INVALID_DURATION | write numbers with ms, s, m, h or d, the largest unit first",
                "P              | INVALID_DURATION | write numbers with ms, s, m, h or d, the largest unit first",
                "PT             | INVALID_DURATION | write numbers with ms, s, m, h or d, the largest unit first",
                "P1DT           | INVALID_DURATION | write numbers with ms, s, m, h or d, the largest unit first",
                "m              | INVALID_DURATION | write numbers with ms, s, m, h or d, the largest unit first",
                "00:15          | INVALID_DURATION | write numbers with ms, s, m, h or d, the largest unit first",
                "١٥m            | INVALID_DURATION | write numbers with ms, s, m, h or d, the largest unit first"
            })
    void refusesEverythingElse(String written, FaultCode code, String remedy) {
        InvalidValue refusal = refusal(() -> Durations.duration(written));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.remedy()).isEqualTo(remedy);
    }

    @Test
    void noneIsNoLimitAndNoLead() throws InvalidValue {
        assertThat(Durations.limit("none")).isEqualTo(Limits.NONE);
        assertThat(Durations.lag("none")).isZero();
        assertThat(Durations.warning("none")).isZero();
        assertThat(Durations.closing("none")).isEqualTo(Limits.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20s", "20001ms"})
    void warningOfTwentySecondsOrMoreIsTaken(String written) throws InvalidValue {
        assertThat(Durations.warning(written)).isGreaterThanOrEqualTo(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1ms", "19s", "19999ms"})
    void warningBelowTwentySecondsIsRefused(String written) {
        assertThat(refusal(() -> Durations.warning(written)).code()).isEqualTo(FaultCode.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @CsvSource({"1s, 1000", "1001ms, 1001", "366d, 31622400000"})
    void limitIsOneSecondOrMore(String written, long millis) throws InvalidValue {
        assertThat(Durations.limit(written)).isEqualTo(millis);
        assertThat(Durations.lag(written)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1ms", "999ms", "PT0S"})
    void limitBelowOneSecondIsRefused(String written) {
        assertThat(refusal(() -> Durations.limit(written)).code()).isEqualTo(FaultCode.OUT_OF_RANGE);
        assertThat(refusal(() -> Durations.lag(written)).code()).isEqualTo(FaultCode.OUT_OF_RANGE);
    }

    @Test
    void ageIsTenSecondsOrMore() throws InvalidValue {
        assertThat(Durations.age("10s")).isEqualTo(10_000);
        assertThat(Durations.age("10001ms")).isEqualTo(10_001);
    }

    @ParameterizedTest
    @CsvSource({
        "9999ms, OUT_OF_RANGE",
        "0s, OUT_OF_RANGE",
        "-10m, OUT_OF_RANGE",
        "367d, OUT_OF_RANGE",
        "none, OUT_OF_RANGE",
        "never, OUT_OF_RANGE",
        "10, MISSING_UNIT",
        "ten minutes, INVALID_DURATION"
    })
    void ageIsRefusedWithoutOfferingNone(String written, FaultCode code) {
        InvalidValue refusal = refusal(() -> Durations.age(written));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.remedy()).doesNotContain("none");
    }

    private static InvalidValue refusal(ThrowingCallable reading) {
        return Objects.requireNonNull(catchThrowableOfType(InvalidValue.class, reading));
    }

    @Test
    void aBrowserThatSeemsClosedIsGivenFiveSecondsAtLeast() throws InvalidValue {
        assertThat(Durations.closing("5s")).isEqualTo(5000);
        assertThat(refusal(() -> Durations.closing("4s")).code()).isEqualTo(FaultCode.OUT_OF_RANGE);
    }
}
