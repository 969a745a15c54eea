package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingSuggestionTest {

    private static final List<String> WORDS = List.of("idle", "absolute", "warn", "resume-within", "client-id");

    @ParameterizedTest
    @CsvSource({
        "idel, idle",
        "idl, idle",
        "idles, idle",
        "Idle, idle",
        "absolut, absolute",
        "warning, warn",
        "resumeWithin, resume-within",
        "resume_within, resume-within",
        "RESUME-WITHIN, resume-within",
        "clientId, client-id",
        "client, client-id"
    })
    void findsWhatWasMeant(String written, String meant) {
        assertThat(SpellingSuggestion.of(written, WORDS)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "session-timeout", "zzzz", "a"})
    void findsNothingWhereNothingIsNear(String written) {
        assertThat(SpellingSuggestion.of(written, WORDS)).isNull();
    }

    @Test
    void looksAtNoKeyThatIsAbsurdlyLong() {
        assertThat(SpellingSuggestion.of("idle".repeat(100_000), WORDS)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "'', abc, 3", "abc, abc, 0", "abc, acb, 1", "abc, abd, 1", "abc, ab, 1", "ca, abc, 3"})
    void distanceCountsEdits(String a, String b, int distance) {
        assertThat(SpellingSuggestion.distance(a, b)).isEqualTo(distance);
        assertThat(SpellingSuggestion.distance(b, a)).isEqualTo(distance);
    }
}
