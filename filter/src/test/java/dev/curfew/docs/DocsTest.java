package dev.curfew.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.curfew.config.ConfigurationFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The pages hang together, and what they show works. */
class DocsTest {

    private static final String OIDC =
            """
            oidc:
              issuer: https://sso.example.com/realms/shop
              client-id: shop
            """;
    private static final String TIMEOUTS =
            """
            timeouts:
              idle: 15m
              absolute: 8h
            """;

    static List<MarkdownPage> pages() {
        return MarkdownPage.all();
    }

    static List<MarkdownPage> guides() {
        return pages().stream()
                .filter(page -> !page.toString().startsWith("docs/faults/"))
                .toList();
    }

    static Stream<Path> pictures() {
        return MarkdownPage.files(".svg");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(MarkdownPage page) {
        assertThat(page.links()).allSatisfy(link -> {
            Path target = page.target(link);
            assertThat(target).exists();
            int hash = link.indexOf('#');
            if (hash >= 0) {
                assertThat(MarkdownPage.read(target).anchors()).contains(link.substring(hash + 1));
            }
        });
    }

    @Test
    void everyPageIsReachedFromAnother() {
        Set<Path> reached = pages().stream()
                .flatMap(page -> page.links().stream().map(page::target).filter(target -> !target.equals(page.file())))
                .collect(Collectors.toSet());

        assertThat(guides().stream().skip(1).map(MarkdownPage::file)).isSubsetOf(reached);
    }

    @ParameterizedTest
    @MethodSource("guides")
    void everyExampleOfAPolicyIsTaken(MarkdownPage page) {
        assertThat(page.blocks("yaml")).allSatisfy(example -> assertThatCode(() -> ConfigurationFile.parse(
                        complete(example).getBytes(StandardCharsets.UTF_8),
                        Path.of("curfew.yaml"),
                        name -> name.equals("CURFEW_CLIENT_SECRET") ? "x" : null))
                .doesNotThrowAnyException());
    }

    @Test
    void everyPolicyOfTheReadmeIsAmongTheExamples() {
        assertThat(MarkdownPage.readme().blocks("yaml")).singleElement().satisfies(policy -> assertThat(policy)
                .startsWith("oidc:\n  issuer:")
                .endsWith("absolute: 8h\n"));
    }

    private static String complete(String example) {
        return example + (example.contains("oidc:") ? "" : OIDC) + (example.contains("timeouts:") ? "" : TIMEOUTS);
    }

    @Test
    void readmeHasExactlyTwoSetUpCommands() {
        assertThat(MarkdownPage.readme().text().lines().map(String::strip).filter(line -> line.startsWith("mvn ")))
                .containsExactly("mvn -Pdemo package", "mvn verify");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everyPictureIsDescribedInWords(Path picture) throws IOException, ParserConfigurationException, SAXException {
        Element image = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(picture.toFile())
                .getDocumentElement();

        assertThat(image.getAttribute("role")).isEqualTo("img");
        assertThat(image.getAttribute("aria-labelledby")).isEqualTo("title desc");
        assertThat(image.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
        assertThat(image.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
        assertThat(Files.readString(picture)).contains("prefers-color-scheme: dark");
    }
}
