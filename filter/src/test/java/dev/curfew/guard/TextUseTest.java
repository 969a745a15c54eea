package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.session.EndReason;
import dev.curfew.text.Languages;
import dev.curfew.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the texts to the code that says them, both ways. {@code LanguagesTest} holds the languages to each other. */
class TextUseTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/curfew");
    private static final Path SCRIPT = Path.of("src/main/resources/dev/curfew/reply/curfew.js");
    private static final Pattern LITERAL =
            Pattern.compile("\"((?:page|action|ago|most-sessions|reason|script)\\.[a-z.-]*)\"");
    private static final Pattern IN_SCRIPT = Pattern.compile("\\bT\\.(\\w+)");

    private final Texts english = Languages.shipped().all().get(0);

    @Test
    void everyTextIsSaidAndEveryTextThatIsSaidExists() throws IOException {
        Set<String> used = literals();
        Set<String> keys = english.entries().keySet();

        assertThat(used).allSatisfy(literal -> assertThat(keys).anyMatch(key -> isMeantBy(literal, key)));
        assertThat(keys).allSatisfy(key -> assertThat(used).anyMatch(literal -> isMeantBy(literal, key)));
    }

    /** One that ends with a dot means all that begin with it. */
    private static boolean isMeantBy(String literal, String key) {
        return literal.endsWith(".") ? key.startsWith(literal) : key.equals(literal);
    }

    @Test
    void aTextAboutANumberHasTwoForms() throws IOException {
        assertThat(literals())
                .filteredOn(literal -> literal.matches("(ago|most-sessions)\\.(.+\\.)?"))
                .hasSize(4)
                .allSatisfy(family -> assertThat(english.below(family)).containsOnlyKeys("one", "other"));
    }

    @Test
    void everyEndReasonHasItsTextAndNoOtherDoes() {
        assertThat(english.below("reason.").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EndReason.values()).map(EndReason::word).toList());
    }

    @Test
    void everyTextOfTheScriptIsSaidAndEveryTextThatItSaysExists() throws IOException {
        Set<String> said = saidByScript(Files.readString(SCRIPT));

        assertThat(english.below("script.").keySet()).containsAll(said);
        assertThat(said)
                .containsAll(english.below("script.").keySet().stream()
                        .filter(key -> !Set.of("idle", "absolute").contains(key))
                        .toList());
    }

    private static Set<String> saidByScript(String script) {
        return IN_SCRIPT
                .matcher(script)
                .results()
                .map(use -> use.group(1))
                .filter(key -> !key.equals("lang"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> literals() throws IOException {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            Set<String> found = new TreeSet<>();
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                LITERAL.matcher(Files.readString(source)).results().forEach(use -> found.add(use.group(1)));
            }
            assertThat(found).hasSizeGreaterThan(50);
            return found;
        }
    }
}
