package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/reference/settings.md} to the table of settings, both ways. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("../docs/reference/settings.md");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void tableIsTheOneThatTheParserUses() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Setting.values())
                        .map(SettingsPageTest::row)
                        .toList());
    }

    private static String row(Setting setting) {
        boolean none = setting.isRequired() || setting.fallback().equals(Setting.ABSENT);
        String fallback = none ? setting.fallback() : "`" + setting.fallback() + "`";
        return "| `" + setting.path() + "` | " + fallback + " | " + setting.expected() + " | " + setting.meaning()
                + " |";
    }

    @Test
    void exampleIsTakenAndShowsEverySetting() throws IOException, ConfigurationException {
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        String text = example.group(1);

        Settings settings = Configuration.parse(
                text, Parsing.FILE, Path.of("."), name -> name.equals("CURFEW_CLIENT_SECRET") ? "x" : null);

        assertThat(settings.policy().rules())
                .extracting(Rule::name)
                .containsExactly(
                        "preset:owasp-asvs-l2",
                        "brochure",
                        "ticker",
                        "partners",
                        "payments",
                        "administrators",
                        "counters",
                        "preset:psd2-sca of counters",
                        "contractors");
        assertThat(Setting.values()).allSatisfy(setting -> assertThat(text).contains(setting.word() + ":"));
    }
}
