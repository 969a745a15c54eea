package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the pages below {@code docs/faults} to the codes, and each example to what Curfew says about it. */
class FaultPagesTest {

    private static final Path PAGES = Path.of("../docs/faults");
    private static final Pattern PAGES_EXAMPLE =
            Pattern.compile("```(?:properties|css|text)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyCodeHasAPageAndEveryPageACode() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> name.startsWith("config-")))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Arrays.stream(FaultCode.values()).map(FaultCode::word),
                                    Arrays.stream(WarningCode.values()).map(WarningCode::word))
                            .map(word -> word + ".md")
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void pageSaysWhatItMeansAndWhatToDo(FaultCode code) throws IOException {
        assertExplained(code.word(), code.page());
    }

    @ParameterizedTest
    @EnumSource
    void pageOfAWarningSaysWhatItMeansAndWhatToDo(WarningCode code) throws IOException {
        assertExplained(code.word(), code.page());
    }

    private static void assertExplained(String word, String file) throws IOException {
        String page = Files.readString(Path.of("..").resolve(file));

        assertThat(page.lines().findFirst().orElseThrow()).startsWith("# ");
        assertThat(page)
                .contains("\n`" + word + "`\n", "\n## Example\n", "\n## What to do\n")
                .contains("\n" + word + " ", " - " + file + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void exampleGivesExactlyTheWarningOnThePage(WarningCode code) throws IOException {
        String page = Files.readString(Path.of("..").resolve(code.page()));
        Matcher example = EXAMPLE.matcher(page);
        assertThat(example.find()).isTrue();

        assertThat(Parsing.reading(complete(example.group(1))).warningsAt(""))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo(code);
                    assertThat(page).contains("\n" + warning + "\n");
                });
    }

    @ParameterizedTest
    @EnumSource
    void exampleGivesExactlyTheMessageOnThePage(FaultCode code) throws IOException {
        Path file = Path.of("..").resolve(code.page());
        String page = Files.readString(file);
        Matcher example = EXAMPLE.matcher(page);
        if (example.find()) {
            String text = complete(example.group(1));

            assertThat(Parsing.faults(text)).singleElement().satisfies(fault -> {
                assertThat(fault.code()).isEqualTo(code);
                assertThat(page).contains("\n" + fault + "\n");
            });
        } else {
            assertThat(code.name()).as("only files have no example").matches("(FILE|PAGES)_.*");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "PAGES_.*")
    void exampleOfAFileOfThePagesGivesExactlyTheMessageOnThePage(FaultCode code, @TempDir Path directory)
            throws IOException {
        String page = Files.readString(Path.of("..").resolve(code.page()));
        Matcher example = PAGES_EXAMPLE.matcher(page);
        Matcher name =
                Pattern.compile("\n" + code.word() + " curfew-pages/([^:,]+)").matcher(page);
        assertThat(example.find() && name.find()).isTrue();
        Path folder = Files.createDirectory(directory.resolve(PageFiles.FOLDER));
        Files.writeString(folder.resolve(name.group(1)), example.group(1));
        Faults faults = new Faults("curfew.yaml");
        new PagesReader(PageFiles.beside(directory.resolve("curfew.yaml")), faults).read();

        assertThat(catchThrowableOfType(ConfigurationException.class, faults::throwIfAny)
                        .faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(page).contains("\n" + fault.toString().replace(directory + "/", "") + "\n");
                });
    }

    /** The example with what it leaves out; behind it, so that its lines keep their numbers. */
    private static String complete(String example) {
        if (example.startsWith("#")) {
            return example;
        }
        return example
                + (example.contains("oidc:") ? "" : Parsing.OIDC)
                + (example.contains("timeouts:") ? "" : Parsing.TIMEOUTS);
    }
}
