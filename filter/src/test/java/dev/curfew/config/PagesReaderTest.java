package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.curfew.html.Page;
import dev.curfew.html.PageStyle;
import dev.curfew.html.Stylesheet;
import dev.curfew.text.Languages;
import dev.curfew.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files beside {@code curfew.yaml} that change Curfew's own pages. */
class PagesReaderTest {

    private static final Texts ENGLISH = Languages.shipped().all().get(0);

    @TempDir
    private Path directory = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void writeTheLeastConfiguration() throws IOException {
        file = Files.writeString(directory.resolve("curfew.yaml"), Parsing.LEAST);
        Files.createDirectory(directory.resolve("curfew-pages"));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve("curfew-pages").resolve(name), content);
    }

    private PageSettings pages() throws ConfigurationException {
        return ConfigurationFile.read(file, Parsing.VARIABLES::get).pages();
    }

    private List<Fault> faults() {
        return catchThrowableOfType(ConfigurationException.class, this::pages).faults();
    }

    private static String everyText(String replacement) {
        return ENGLISH.entries().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + replacement + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String style(PageSettings pages) {
        return Page.titled(new PageStyle("en", false, pages.style()), "x")
                .reply(200)
                .body();
    }

    @Test
    void withoutFilesPagesAreAsTheyCome() throws Exception {
        assertThat(pages()).isEqualTo(PageSettings.SHIPPED);
        Files.delete(directory.resolve("curfew-pages"));
        assertThat(pages()).isEqualTo(PageSettings.SHIPPED);
    }

    @Test
    void aTextTakesThePlaceOfOursAndTheOthersStay() throws Exception {
        write("de.properties", "# Acme\naction.sign-in = Bei Acme anmelden\n");
        Texts german = pages().languages().preferredBy("de");

        assertThat(german.text("action.sign-in")).isEqualTo("Bei Acme anmelden");
        assertThat(german.text("action.sign-out")).isEqualTo("Abmelden");
        assertThat(pages().languages().preferredBy("en")).isEqualTo(ENGLISH);
        assertThat(pages()).isNotEqualTo(PageSettings.SHIPPED);
    }

    @Test
    void aLanguageOfTheOperatorsOwnIsSpokenToWhoAsksForIt() throws Exception {
        write("nl.properties", everyText("Nl: "));
        Texts dutch = pages().languages().preferredBy("nl-BE, de;q=0.5");

        assertThat(dutch.language()).isEqualTo("nl");
        assertThat(dutch.text("action.sign-in")).isEqualTo("Nl: Sign in");
        assertThat(pages().languages().preferredBy("it").language()).isEqualTo("en");
    }

    @Test
    void aRegionBuildsOnItsLanguageEvenIfThatIsTheOperatorsOwnToo() throws Exception {
        write("pt-BR.properties", "action.sign-in=Entrar");
        write("pt.properties", everyText("Pt: "));
        write("de-CH.properties", "action.start=Zur Einstiegsseite");

        assertThat(pages().languages().preferredBy("pt-BR").text("action.sign-in"))
                .isEqualTo("Entrar");
        assertThat(pages().languages().preferredBy("pt-BR").text("action.start"))
                .isEqualTo("Pt: Go to the start page");
        assertThat(pages().languages().preferredBy("de-CH").text("action.sign-in"))
                .isEqualTo("Anmelden");
        assertThat(pages().languages().preferredBy("de-CH").language()).isEqualTo("de-CH");
    }

    @Test
    void aLanguageOfTheOperatorsOwnThatLacksATextIsRefused() throws Exception {
        write("nl.properties", everyText("").replace("ago.moment=", "# "));

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.PAGES_MISSING_TEXT);
            assertThat(fault.found()).isEqualTo("lacks ago.moment");
        });
    }

    @Test
    void aRegionHasNoFaultsForThoseOfItsLanguage() throws Exception {
        write("pt.properties", "action.sign-in=Entrar");
        write("pt-BR.properties", "action.start=Início");

        assertThat(faults()).extracting(Fault::code).containsExactly(FaultCode.PAGES_MISSING_TEXT);
    }

    @Test
    void textsHaveAtMost64Kibibytes() throws Exception {
        write("de.properties", "#".repeat(64 * 1024));
        assertThat(pages()).isEqualTo(PageSettings.SHIPPED);

        write("de.properties", "#".repeat(64 * 1024 + 1));
        assertThat(faults()).extracting(Fault::code).containsExactly(FaultCode.FILE_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    actoin.sign-in=Log in           | PAGES_UNKNOWN_TEXT | did you mean action.sign-in?
                    zebra=Log in                    | PAGES_UNKNOWN_TEXT | docs/reference/pages.md
                    action.sign-in                  | PAGES_INVALID_TEXT | (expected: key=text on one line)
                    action.sign-in=                 | PAGES_INVALID_TEXT | 1 to 1000 characters
                    action.sign-in=<b>Log in</b>    | PAGES_INVALID_TEXT | plain text without markup
                    action.sign-in=Log&nbsp;in      | PAGES_INVALID_TEXT | plain text without markup
                    action.sign-in=Log\\u0020in    | PAGES_INVALID_TEXT | without escapes
                    action.sign-in=Log in {now}     | PAGES_INVALID_TEXT | no words in braces
                    ago.days.other=days ago         | PAGES_INVALID_TEXT | {count}, and no other words in braces
                    ago.days.other={count} {days}   | PAGES_INVALID_TEXT | {count}, and no other words in braces
                    """)
    void aLineThatCannotBeMeantIsAFaultWithItsNumber(String line, FaultCode code, String said) throws IOException {
        write("de.properties", "# Acme\n\n" + line + "\n");

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.position())
                    .isEqualTo(new Position(
                            directory.resolve("curfew-pages/de.properties").toString(), 3, 1));
            assertThat(fault.toString()).contains(said);
        });
    }

    @Test
    void aTextMayBeAThousandCharactersLongAndNoLonger() throws Exception {
        write("de.properties", "action.start=" + "x".repeat(1000));
        assertThat(pages().languages().preferredBy("de").text("action.start")).hasSize(1000);

        write("de.properties", "action.start=" + "x".repeat(1001));
        assertThat(faults()).extracting(Fault::code).containsExactly(FaultCode.PAGES_INVALID_TEXT);
    }

    @Test
    void aKeyThatComesTwiceIsAFaultAtTheSecond() throws IOException {
        write("de.properties", "action.start=A\naction.start=B\n");

        assertThat(faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.position().line()).isEqualTo(2));
    }

    @Test
    void faultsOfAllFilesAreListedWithThoseOfTheConfigurationFileByFile() throws IOException {
        Files.writeString(file, Parsing.LEAST + "nonsense: 1\n");
        write("de.properties", "a=b\nc=d\n");
        write("fr.properties", "e=f\n");
        write("style.css", "@import 'x'");

        assertThat(faults())
                .extracting(fault -> Path.of(fault.position().file()).getFileName() + ":"
                        + fault.position().line())
                .containsExactly(
                        "de.properties:1", "de.properties:2", "fr.properties:1", "style.css:1", "curfew.yaml:7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"de_CH.properties", "styles.css", "readme.md", "x.properties", ".properties2", "de.propertie"})
    void aFileThatIsNothingOfTheseIsAFault(String name) throws IOException {
        write(name, "");
        if (name.startsWith(".")) {
            assertThat(catchThrowableOfType(ConfigurationException.class, this::pages))
                    .isNull();
        } else {
            assertThat(faults()).extracting(Fault::code).containsExactly(FaultCode.PAGES_UNKNOWN_FILE);
        }
    }

    @Test
    void aNearMissIsCorrected() throws IOException {
        write("de_CH.properties", "");
        write("styles.css", "");

        assertThat(faults())
                .extracting(Fault::remedy)
                .containsExactly("did you mean de-CH.properties?", "did you mean style.css?");
    }

    @Test
    void whatEditorsLeaveIsNoFault() throws Exception {
        write(".de.properties.swp", "x");
        write("de.properties~", "x");

        assertThat(pages()).isEqualTo(PageSettings.SHIPPED);
    }

    @Test
    void aFileThatIsNotUtf8IsAFaultWhereThatBegins() throws IOException {
        Files.write(
                directory.resolve("curfew-pages/de.properties"),
                "action.start=A\naction.go-on=\u00e4".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.FILE_ENCODING);
            assertThat(fault.position().line()).isEqualTo(2);
            assertThat(fault.position().column()).isEqualTo(14);
        });
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() throws Exception {
        write("de.properties", "\uFEFFaction.start=A");

        assertThat(pages().languages().preferredBy("de").text("action.start")).isEqualTo("A");
    }

    @Test
    void aFolderInTheFolderIsNoFile() throws IOException {
        Files.createDirectory(directory.resolve("curfew-pages/de.properties"));

        assertThat(faults()).extracting(Fault::code).containsExactly(FaultCode.FILE_UNREADABLE);
    }

    @Test
    void aFileInTheFoldersPlaceIsAFault() throws IOException {
        Files.delete(directory.resolve("curfew-pages"));
        Files.writeString(directory.resolve("curfew-pages"), "");

        assertThat(faults()).extracting(Fault::code).containsExactly(FaultCode.FILE_UNREADABLE);
    }

    @Test
    void aStyleStandsBehindOurs() throws Exception {
        write("style.css", ":root{--curfew-button:#00539b}");

        assertThat(style(pages())).contains(":root{color-scheme:").contains("\n:root{--curfew-button:#00539b}</style>");
        assertThat(pages().style()).isEqualTo(Stylesheet.OURS.with(":root{--curfew-button:#00539b}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h1{}</style><script>alert(1)</script>",
                "h1{}</STYLE >",
                "@import 'other.css';",
                "@IMPORT url(data:text/css,x);",
                "h1{background:url(/logo.png)}",
                "h1{background:url( \"https://example.com/a\" )}",
                "h1{background:URL('//example.com/a')}"
            })
    void aStyleThatLoadsSomethingOrEndsItsElementIsRefusedWithItsLine(String css) throws IOException {
        write("style.css", "\n" + css);

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.PAGES_INVALID_STYLE);
            assertThat(fault.position().line()).isEqualTo(2);
        });
    }

    @Test
    void anImageInTheStyleItselfIsAllowed() throws Exception {
        write("style.css", "main::before{content:url( 'data:image/svg+xml,%3Csvg/%3E')}");

        assertThat(style(pages())).contains("data:image/svg");
    }

    @Test
    void aStyleHasAtMost64Kibibytes() throws Exception {
        write("style.css", "x".repeat(64 * 1024));
        assertThat(pages()).isNotNull();

        write("style.css", "x".repeat(64 * 1024 + 1));
        assertThat(faults()).extracting(Fault::code).containsExactly(FaultCode.FILE_TOO_LARGE);
    }

    @Test
    void aChangeOfAnyFileIsAChangeOfTheSource() throws IOException {
        ConfigurationSource source = ConfigurationSource.file(file);
        Object before = source.fingerprint();
        assertThat(source.fingerprint()).isEqualTo(before);

        write("de.properties", "action.start=A");
        Object with = source.fingerprint();
        assertThat(with).isNotEqualTo(before);
        write("de.properties", "action.start=AB");
        assertThat(source.fingerprint()).isNotEqualTo(with);
        Files.delete(directory.resolve("curfew-pages/de.properties"));
        assertThat(source.fingerprint()).isEqualTo(before);
    }
}
