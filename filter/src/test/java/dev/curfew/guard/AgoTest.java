package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgoTest {

    private static final long T = 1_800_000_000_000L;
    private static final Voice ENGLISH = Wording.SHIPPED.voice(FakeExchange.get("/"));

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
        assertThat(Ago.words(T - millis, T, ENGLISH)).isEqualTo(words);
    }

    @Test
    void namesTheMinuteInUtc() {
        assertThat(Ago.utc(T + 59_999)).isEqualTo("2027-01-15 08:00 UTC");
        assertThat(Ago.utc(T + 60_000)).isEqualTo("2027-01-15 08:01 UTC");
    }

    @Test
    void secondsAreRoundedDownAndNeverNegative() {
        assertThat(Ago.seconds(T, T + 1999)).isEqualTo(1);
        assertThat(Ago.seconds(T, T - 1)).isZero();
    }
}
