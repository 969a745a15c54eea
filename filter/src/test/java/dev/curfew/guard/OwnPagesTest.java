package dev.curfew.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.OwnPages.Shown;
import dev.curfew.html.Stylesheet;
import dev.curfew.pages.PageTexts;
import dev.curfew.session.EndReason;
import dev.curfew.text.Languages;
import dev.curfew.text.Texts;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page of ours, in every language that Curfew comes with. */
class OwnPagesTest {

    private static final Texts ENGLISH = Languages.shipped().all().get(0);

    static Stream<Shown> everyPageInEveryLanguage() {
        return Languages.SHIPPED.stream().flatMap(tag -> OwnPages.in(PageTexts.SHIPPED, tag).stream());
    }

    @ParameterizedTest
    @MethodSource("everyPageInEveryLanguage")
    void saysWhatHappenedAndIsReadableWithoutScripts(Shown shown) {
        Document page = Jsoup.parse(shown.reply().body());

        assertThat(page.select("h1").eachText()).containsExactly(page.title());
        assertThat(page.select("main > p").first()).isNotNull();
        assertThat(page.select("main")).hasSize(1);
        boolean runs = Arrays.asList("signed-in", "fragment").contains(shown.name());
        assertThat(page.select("script[src]")).hasSize(runs ? 1 : 0);
        assertThat(page.select("noscript")).hasSize(shown.name().equals("fragment") ? 1 : 0);
        assertThat(page.select("script:not([src]), [style], [onclick]")).isEmpty();
        assertThat(page.text()).doesNotContain("{", "}", "null");
    }

    @ParameterizedTest
    @MethodSource("everyPageInEveryLanguage")
    void saysWhichLanguageItIsIn(Shown shown) {
        String language = Jsoup.parse(shown.reply().body()).select("html").attr("lang");

        assertThat(Languages.SHIPPED).contains(language);
        assertThat(GuardFixture.header(shown.reply(), "Content-Language")).isEqualTo(language);
        assertThat(GuardFixture.headers(shown.reply(), "Vary")).contains("Accept-Language");
        assertThat(Jsoup.parse(shown.reply().body()).select("html").hasAttr("dir"))
                .isFalse();
    }

    @Test
    void everyPageIsInTheLanguageAskedFor() {
        for (String tag : Languages.SHIPPED) {
            assertThat(OwnPages.in(PageTexts.SHIPPED, tag))
                    .allSatisfy(shown -> assertThat(GuardFixture.header(shown.reply(), "Content-Language"))
                            .isEqualTo(tag));
        }
    }

    /** Whoever has to wait for a server can only try again later; the signed-in window closes itself. */
    @ParameterizedTest
    @MethodSource("everyPageInEveryLanguage")
    void saysWhatToDo(Shown shown) {
        Document page = Jsoup.parse(shown.reply().body());
        boolean nothing = Arrays.asList("not-started", "installed-twice", "store-unavailable", "signed-in")
                .contains(shown.name());

        assertThat(page.select("a.go, button").isEmpty()).isEqualTo(nothing);
    }

    @Test
    void everyPageThatHasTextsIsAmongThem() {
        assertThat(OwnPages.in(PageTexts.SHIPPED, "en").stream()
                        .map(Shown::name)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ENGLISH.below("page.").keySet().stream()
                        .filter(key -> key.endsWith(".title"))
                        .map(key -> key.substring(0, key.length() - ".title".length()))
                        .toList());
    }

    @Test
    void everyReasonButTheUsersOwnIsNamedInTheWordsOfTheScript() {
        Map<String, Shown> pages = OwnPages.in(PageTexts.SHIPPED, "en").stream()
                .filter(shown -> shown.name().equals("ended"))
                .collect(Collectors.toMap(Shown::variant, shown -> shown));

        assertThat(pages.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EndReason.values())
                        .filter(reason -> reason != EndReason.LOGOUT)
                        .map(EndReason::word)
                        .toList());
        pages.forEach((word, shown) -> assertThat(
                        Jsoup.parse(shown.reply().body()).select("main > p").eachText())
                .startsWith(ENGLISH.text("reason." + word)));
    }

    @Test
    void aLanguageFromRightToLeftTurnsThePageRoundAndSetsWhatIsInsertedApart() {
        Map<String, String> hebrew = new TreeMap<>();
        ENGLISH.entries()
                .forEach((key, text) -> hebrew.put(key, text.replaceAll("(?<!\\{)\\b[A-Za-z’]+\\b(?!})", "\u05d0")));
        PageTexts texts =
                new PageTexts(Languages.shipped().with(new Texts("he", new TreeMap<>(hebrew))), Stylesheet.OURS);

        assertThat(OwnPages.in(texts, "he"))
                .filteredOn(shown ->
                        !Arrays.asList("not-started", "installed-twice").contains(shown.name()))
                .allSatisfy(shown -> {
                    Document page = Jsoup.parse(shown.reply().body());
                    assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
                    assertThat(page.select("html").attr("lang")).isEqualTo("he");
                });
        Shown tooMany = OwnPages.in(texts, "he").stream()
                .filter(shown -> shown.toString().equals("too-many-sessions-2"))
                .findFirst()
                .orElseThrow();
        assertThat(requireNonNull(Jsoup.parse(tooMany.reply().body()).selectFirst("main > p"))
                        .text())
                .contains("\u20682\u2069");
    }
}
