package dev.curfew.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimeTest {

    private static final long T = 1_800_000_000_000L;
    private static final LocalizedTexts ENGLISH = PageTexts.SHIPPED.localizedFor(FakeExchange.get("/"));

    @ParameterizedTest
    @CsvSource({
        "0, less than a minute ago",
        "59999, less than a minute ago",
        "60000, 1 minute ago",
        "119999, 1 minute ago",
        "120000, 2 minutes ago",
        "3599999, 59 minutes ago",
        "3600000, 1 hour ago",
        "86399999, 23 hours ago",
        "86400000, 1 day ago",
        "172800000, 2 days ago",
        "-5000, less than a minute ago"
    })
    void isSaidInWholeUnits(long millis, String words) {
        assertThat(RelativeTime.words(T - millis, T, ENGLISH)).isEqualTo(words);
    }

    @Test
    void namesTheMinuteInUtc() {
        assertThat(RelativeTime.utc(T + 59_999)).isEqualTo("2027-01-15 08:00 UTC");
        assertThat(RelativeTime.utc(T + 60_000)).isEqualTo("2027-01-15 08:01 UTC");
    }

    @Test
    void secondsAreRoundedDownAndNeverNegative() {
        assertThat(RelativeTime.seconds(T, T + 1999)).isEqualTo(1);
        assertThat(RelativeTime.seconds(T, T - 1)).isZero();
    }
}
