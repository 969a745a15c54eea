package dev.curfew.html;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.SentField;
import dev.curfew.http.SentForm;
import dev.curfew.http.SentForm.Encoding;
import java.nio.charset.Charset;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form that sends again, and the table that shows it first. */
class ResendFormTest {

    private static final String EVIL = "\"><script>alert('1')</script>&amp;&#10;";
    private static final ResendForm.Words WORDS = new ResendForm.Words("Send <it>", "Choose again:");
    private static final SentFormTable.Words HEADINGS = new SentFormTable.Words("<Field>", "<Value>", "<none>");

    private static Element form(SentField... fields) {
        SentForm form = new SentForm(Encoding.MULTIPART, null, List.of(fields));
        return requireNonNull(
                Jsoup.parse(new ResendForm("/a?b=c&d=\"", form, WORDS).html()).selectFirst("form"));
    }

    private static Document table(SentField... fields) {
        SentForm form = new SentForm(Encoding.MULTIPART, null, List.of(fields));
        return Jsoup.parse(new SentFormTable(form, HEADINGS).html());
    }

    private static SentField text(String name, String value) {
        return new SentField(name, value, false);
    }

    @Test
    void itPostsToWhereTheFormWentInTheWayThatItWent() {
        Element form = form();
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action")).isEqualTo("/a?b=c&d=\"");
        assertThat(form.attr("enctype")).isEqualTo("multipart/form-data");
        assertThat(form.attr("accept-charset")).isEqualTo("utf-8");
        assertThat(form.select("button").text()).isEqualTo("Send <it>");
        assertThat(form.select("button").hasAttr("name")).isFalse();
    }

    @Test
    void whatIsNotUtf8IsSentInWindows1252() {
        Element form = form(text("a", "\u00e4\u0080"));
        assertThat(form.attr("accept-charset")).isEqualTo("windows-1252");
        assertThat(form.select("input").attr("value")).isEqualTo("\u00e4\u20ac");
    }

    @Test
    void namesAndValuesStayTextWhateverTheyAre() {
        Element form = form(text(EVIL, EVIL), text("submit", "1"), text("action", "\r\n\t \r\n"));
        assertThat(form.select("input").eachAttr("name")).containsExactly(EVIL, "submit", "action");
        assertThat(form.select("input").eachAttr("value")).containsExactly(EVIL, "1", "\r\n\t \r\n");
        assertThat(form.select("script")).isEmpty();
    }

    /** A reader of HTML would make a line feed of it otherwise. */
    @Test
    void aCarriageReturnIsWrittenAsAReference() {
        SentForm form = new SentForm(Encoding.URL_ENCODED, null, List.of(text("a\r\n", "b\r\n")));
        assertThat(new ResendForm("/", form, WORDS).html())
                .contains("name=\"a&#13;&#10;\" value=\"b&#13;&#10;\"")
                .doesNotContain("\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_charset_", "_CHARSET_"})
    void browsersDoNotFillInTheCharsetThatWasSent(String name) {
        Element form = form(text(name, "Shift_JIS"));
        assertThat(form.select("input")).isEmpty();
        assertThat(form.select("textarea[hidden]").attr("name")).isEqualTo(name);
        assertThat(form.select("textarea").text()).isEqualTo("Shift_JIS");
    }

    @Test
    void filesAreAskedForInTheirPlaceAndOnlyWhereThereWereSome() {
        Element form = form(
                text("a", "1"),
                new SentField("f", "<r>.pdf", true),
                new SentField("g", "", true),
                text("b", "2"),
                new SentField("f", "s.pdf", true));
        assertThat(form.select("input").eachAttr("name")).containsExactly("a", "f", "g", "b", "f");
        assertThat(form.select("input[type=file][required]").eachAttr("id")).containsExactly("file-1", "file-3");
        assertThat(form.select("label").eachText()).containsExactly("Choose again: <r>.pdf", "Choose again: s.pdf");
        assertThat(form.select("label").eachAttr("for")).containsExactly("file-1", "file-3");
        assertThat(form.select("input[type=file][hidden]").eachAttr("name")).containsExactly("g");
    }

    @Test
    void theTableShowsNamesAndValuesAsText() {
        Document table = table(text(EVIL, EVIL), new SentField("f", "", true), new SentField("g", "x.pdf", true));
        assertThat(table.select("thead th").eachText()).containsExactly("<Field>", "<Value>");
        assertThat(table.select("tbody th").eachText()).containsExactly(EVIL, "f", "g");
        assertThat(table.select("td").eachText()).containsExactly(EVIL, "<none>", "x.pdf");
        assertThat(table.select("script")).isEmpty();
        assertThat(table.select("bdi")).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "newPassword2",
                "user.passwd",
                "PWD",
                "client_secret",
                "csrfToken",
                "_csrf",
                "X-XSRF",
                "org.apache.struts.taglib.html.TOKEN",
                "cvc"
            })
    void whatLooksLikeASecretIsDots(String name) {
        assertThat(table(text(name, "hunter2")).select("td").text())
                .isEqualTo("\u2022".repeat(8))
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "shipping", "passenger", "compass"})
    void whatDoesNotIsShown(String name) {
        assertThat(table(text(name, "visible")).select("td").text()).isEqualTo("visible");
    }

    @Test
    void longValuesAreFoldedAndStillWhole() {
        String value = "0123456789".repeat(12);
        assertThat(table(text("a", value)).select("details")).isEmpty();
        Element details = requireNonNull(table(text("a", value + "!")).selectFirst("details"));
        assertThat(details.select("summary").text()).isEqualTo(value + "\u2026");
        assertThat(details.ownText() + details.select("> bdi").text()).isEqualTo(value + "!");
    }

    @Test
    void foldingCutsNoCharacterInTwo() {
        String octets = "x".repeat(119) + "\u00f0\u009f\u0098\u0080" + "y";
        assertThat(table(text("a", octets)).select("summary").text()).isEqualTo("x".repeat(119) + "\u2026");
    }

    @Test
    void theTableReadsTheDeclaredCharset() {
        SentForm form =
                new SentForm(Encoding.URL_ENCODED, Charset.forName("koi8-r"), List.of(text("\u00c1", "\u00c2")));
        assertThat(Jsoup.parse(new SentFormTable(form, HEADINGS).html())
                        .select("tbody tr")
                        .text())
                .isEqualTo("\u0430 \u0431");
    }
}
