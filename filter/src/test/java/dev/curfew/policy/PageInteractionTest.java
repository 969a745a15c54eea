package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageInteractionTest {

    @ParameterizedTest
    @CsvSource({"1, 10", "15, 10", "16, 10", "20, 12", "50, 30", "600, 30"})
    void isReportedEveryTenSecondsOrAsFineAsActivityIsRecorded(long idleMinutes, long seconds) {
        Limits limits = Limits.of(Duration.ofMinutes(idleMinutes), Duration.ofDays(1));

        assertThat(PageInteraction.COUNT.seconds(limits)).isEqualTo(seconds);
    }

    @Test
    void isNotReportedWhereItDoesNotCount() {
        assertThat(PageInteraction.IGNORE.seconds(Limits.of(Duration.ofMinutes(15), Duration.ofHours(8))))
                .isNull();
    }
}
