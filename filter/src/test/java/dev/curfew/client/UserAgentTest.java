package dev.curfew.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentTest {

    private static final String WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox on Linux",
                "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0 | Firefox on Android",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 FxiOS/140.0 Mobile/15E148 Safari/605.1.15"
                        + "| Firefox on iOS",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + WEBKIT
                        + "Chrome/138.0.0.0 Safari/537.36 | Chrome on Windows",
                "Mozilla/5.0 (Linux; Android 10; K) " + WEBKIT
                        + "Chrome/138.0.0.0 Mobile Safari/537.36 | Chrome on Android",
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) " + WEBKIT
                        + "Chrome/138.0.0.0 Safari/537.36 | Chrome on ChromeOS",
                "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 CriOS/138.0 Mobile/15E148 Safari/604.1 | Chrome on iOS",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + WEBKIT
                        + "Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0 | Edge on Windows",
                "Mozilla/5.0 (Linux; Android 10; HD1913) " + WEBKIT
                        + "Chrome/138.0 Mobile Safari/537.36 EdgA/138.0 | Edge on Android",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) " + WEBKIT
                        + "Chrome/138.0.0.0 Safari/537.36 OPR/120.0 | Opera on macOS",
                "Mozilla/5.0 (Linux; Android 10; K) " + WEBKIT
                        + "SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36 | Samsung Internet on Android",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15"
                        + " | Safari on macOS",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1"
                        + "| Safari on iOS",
                "curl/8.5.0 | curl",
                "Wget/1.21.4 | Wget",
                "Java-http-client/17 | another browser",
                "Something/1.0 (Windows NT 10.0) | another browser on Windows"
            })
    void namesWhatPeopleKnow(String agent, String label) {
        assertThat(UserAgent.label(agent)).isEqualTo(label);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   "})
    void saysNothingWhereNothingWasSent(String agent) {
        assertThat(UserAgent.label(agent)).isEmpty();
    }

    @Test
    void readsOnlyTheBeginningOfAHostileOne() {
        String long64k = "x".repeat(65_536 - 8) + "Firefox/";
        assertThat(Assertions.assertTimeout(Duration.ofSeconds(20), () -> UserAgent.label(long64k)))
                .isEqualTo("another browser");
        assertThat(UserAgent.label("<script>alert(1)</script>")).isEqualTo("another browser");
    }

    @Test
    void thereAreFewAnswersHoweverManyAgentsThereAre() {
        List<String> words = List.of(
                "Firefox/",
                "Chrome/",
                "Edg/",
                "OPR/",
                "Safari/",
                "Android",
                "Windows",
                "iPad",
                "CrOS",
                "Linux",
                "x",
                "");
        Random random = new Random(7);
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder agent = new StringBuilder();
            for (int word = 0; word < 6; word++) {
                agent.append(words.get(random.nextInt(words.size())))
                        .append(random.nextInt(1000))
                        .append(' ');
            }
            labels.add(UserAgent.label(agent.toString()));
        }
        assertThat(labels).hasSizeBetween(20, 80);
    }
}
