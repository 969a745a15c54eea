package dev.curfew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.OwnPages;
import dev.curfew.html.Page;
import dev.curfew.html.PageStyle;
import dev.curfew.pages.PageTexts;
import dev.curfew.text.Languages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the page about Curfew's own pages to the code, both ways. */
class PagesPageTest {

    private static final Pattern VARIABLE = Pattern.compile("var\\((--[a-z-]+)");
    private static final MarkdownPage PAGES = MarkdownPage.of("reference/pages.md");

    @Test
    void everyPageIsThereWithItsStatusAndNoOther() {
        Map<String, TreeSet<String>> answered = new LinkedHashMap<>();
        OwnPages.in(PageTexts.SHIPPED, "en")
                .forEach(shown -> answered.computeIfAbsent(shown.name(), unused -> new TreeSet<>())
                        .add(String.valueOf(shown.reply().status())));

        assertThat(PAGES.cells("# Pages").collect(Collectors.toMap(row -> row.get(0), row -> row.get(1))))
                .isEqualTo(answered.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, page -> String.join(", ", page.getValue()))));
    }

    @Test
    void everyTextIsThereAsItIsInEnglishAndNoOther() {
        assertThat(PAGES.cells("## Texts").collect(Collectors.toMap(row -> row.get(0), row -> row.get(1))))
                .isEqualTo(Languages.shipped().all().get(0).entries());
    }

    @Test
    void everyVariableOfTheStyleIsThereAndNoOther() {
        String page = Page.titled(PageStyle.PLAIN, "x").reply(200).body();

        assertThat(PAGES.rows("## Looks"))
                .containsExactlyInAnyOrderElementsOf(MarkdownPage.matches(VARIABLE, page)
                        .map(use -> use.group(1))
                        .collect(Collectors.toSet()));
    }
}
