package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.Ours;
import dev.curfew.reply.ScriptEndpoint;
import dev.curfew.session.EndReason;
import dev.curfew.text.Languages;
import dev.curfew.text.TextFamily;
import dev.curfew.text.TextKey;
import dev.curfew.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the texts to the code that says them, both ways. {@code LanguagesTest} holds the languages to each other. */
class TextUseTest {

    private static final Pattern IN_SCRIPT = Pattern.compile("\\bT\\.(\\w+)");

    private final Texts english = Languages.shipped().all().get(0);

    @Test
    void everyKeyHasATextAndEveryTextAKey() {
        Stream<String> families = Arrays.stream(TextFamily.values()).flatMap(this::keysOf);
        Stream<String> others = Arrays.stream(TextKey.values()).map(TextKey::word);

        assertThat(english.entries().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(families, others).toList());
    }

    private Stream<String> keysOf(TextFamily family) {
        return english.below(family.word()).keySet().stream().map(family::key);
    }

    @Test
    void everyTextIsSaid() {
        assertThat(Ours.named(TextKey.class, type -> true)).containsExactly(TextKey.values());
        assertThat(Ours.named(TextFamily.class, type -> true)).containsExactly(TextFamily.values());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REASON", "SCRIPT"})
    void aTextAboutANumberHasTwoForms(TextFamily family) {
        assertThat(english.below(family.word())).containsOnlyKeys("one", "other");
    }

    @Test
    void everyEndReasonHasItsTextAndNoOtherDoes() {
        assertThat(english.below(TextFamily.REASON.word()).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EndReason.values()).map(EndReason::word).toList());
    }

    @Test
    void everyTextOfTheScriptIsSaidAndEveryTextThatItSaysExists() throws IOException {
        Set<String> said = saidByScript();
        Set<String> texts = english.below(TextFamily.SCRIPT.word()).keySet();

        assertThat(texts).containsAll(said);
        assertThat(said)
                .containsAll(texts.stream()
                        .filter(key -> !Set.of("idle", "absolute").contains(key))
                        .toList());
    }

    private static Set<String> saidByScript() throws IOException {
        try (InputStream script = Objects.requireNonNull(ScriptEndpoint.class.getResourceAsStream("curfew.js"))) {
            return IN_SCRIPT
                    .matcher(new String(script.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(use -> use.group(1))
                    .filter(key -> !key.equals("lang"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
