package dev.curfew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every promise has a test, in whatever module, that is there. */
class PromisesPageTest {

    private static final MarkdownPage PAGE = MarkdownPage.of("explanation/promises.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| `(\\w+)#(\\w+)` \\|$");
    private static final Path HOUSE = Path.of("..");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<MatchResult> rows = MarkdownPage.matches(ROW, PAGE.text()).toList();

        assertThat(rows)
                .hasSize((int) PAGE.text()
                                .lines()
                                .filter(line -> line.startsWith("| "))
                                .count()
                        - 1);
        for (MatchResult row : rows) {
            assertThat(sources(row.group(1) + ".java"))
                    .as(row.group())
                    .singleElement()
                    .asString()
                    .matches(source -> isTest(source, row.group(2)));
        }
    }

    private static boolean isTest(String source, String method) {
        return Pattern.compile(
                        "@(Test|ParameterizedTest|TestFactory)\\b[^;{}]*(\\{[^}]*}[^;{}]*)?void " + method + "\\(")
                .matcher(source)
                .find();
    }

    private static List<String> sources(String name) throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE)) {
            List<Path> found = files.filter(
                            file -> file.endsWith(name) && file.toString().contains("/src/test/java/"))
                    .toList();
            return found.stream().map(file -> MarkdownPage.read(file).text()).toList();
        }
    }
}
