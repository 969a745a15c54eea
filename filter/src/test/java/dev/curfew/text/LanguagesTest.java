package dev.curfew.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class LanguagesTest {

    static final List<String> SHIPPED = Languages.SHIPPED;

    private final Languages languages = Languages.shipped();
    private final Texts english = languages.preferredBy("en");

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void everyLanguageHasEveryTextWithTheSamePlaceholdersAndNoneIsEmpty(String tag) {
        Texts texts = languages.preferredBy(tag);

        assertThat(texts.language()).isEqualTo(tag);
        assertThat(texts.entries().keySet()).isEqualTo(english.entries().keySet());
        texts.entries().forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank().isEqualTo(text.strip());
            assertThat(TextRule.broken(text, english.text(key)))
                    .as(key + "=" + text)
                    .isNull();
        });
    }

    @Test
    void languagesDiffer() {
        for (String key : List.of("script.stay", "script.idle", "page.signed-in.title")) {
            assertThat(SHIPPED.stream().map(tag -> languages.preferredBy(tag).text(key)))
                    .as(key)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    de                        | de
                    DE-ch                     | de
                    de-Latn-CH-1996           | de
                    fr;q=0.5, es;q=0.7        | es
                    fr, es                    | fr
                    nl, es;q=0.1              | es
                    nl                        | en
                    *                         | en
                    en;q=0, *                 | en
                    de;q=0, fr;q=0.001        | fr
                    de;q=0                    | en
                    de; q=0.9 , fr ; Q=1.0    | fr
                    de;q=2                    | en
                    de;q=x, fr                | en
                    de_DE                     | en
                    ''                        | en
                    ,,;q=                     | en
                    """)
    void theOneThatTheReaderLikesBestIsTaken(String header, String expected) {
        assertThat(languages.preferredBy(header).language()).isEqualTo(expected);
    }

    @Test
    void whoAsksForNothingOrTooMuchGetsTheFirst() {
        assertThat(languages.preferredBy(null).language()).isEqualTo("en");
        assertThat(languages.preferredBy("de,".repeat(1000)).language()).isEqualTo("en");
    }

    @Test
    void textsOfOthersLieOverOurs() {
        Texts own = english.overlaidBy(Map.of("script.stay", "Keep me in"));

        assertThat(own.text("script.stay")).isEqualTo("Keep me in");
        assertThat(own.text("script.signOut")).isEqualTo("Sign out");
        assertThat(Languages.of(List.of(own)).preferredBy("de")).isSameAs(own);
    }

    @Test
    void aPartHasTheRestOfItsKeys() {
        Texts texts = new Texts("xx", new TreeMap<>(Map.of("a.x", "1", "a.y", "2", "b.x", "3", "a", "4")));

        assertThat(texts.below("a.")).containsExactly(Map.entry("x", "1"), Map.entry("y", "2"));
    }

    @Test
    void aTextThatDoesNotExistIsAFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> english.text("no.such"))
                .withMessageContaining("no.such");
        assertThatIllegalArgumentException().isThrownBy(() -> Languages.of(List.of()));
    }

    @Test
    void aFileIsReadAsItIsWritten() {
        assertThat(TextsFile.read("# for us\nscript.stay = Bleib hier, Jürgen\r\n\n"))
                .containsExactly(Map.entry("script.stay", "Bleib hier, Jürgen"));
    }
}
