package dev.curfew.contract;

import static dev.curfew.contract.PagesServlet.BEGIN;
import static dev.curfew.contract.PagesServlet.PAGE;
import static dev.curfew.contract.PagesServlet.REST;
import static dev.curfew.contract.PagesServlet.WORDY;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Access;
import dev.curfew.policy.Effect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tag of the script goes into pages, once, and nothing else of any answer changes. */
public abstract class PageContract extends StagedContract {

    private static final String[] NAVIGATION = {
        "Accept", "text/html", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document", "Sec-Fetch-Site", "none"
    };
    private static final String LARGE = PAGE + " ".repeat(200_000);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PagesServlet pages = new PagesServlet();

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual()
                .withRules(TomcatFixture.rule(
                        "open", "/app/pages/public/**", Effect.builder().access(Access.PUBLIC)));
    }

    @Override
    protected void build(Context application) {
        Wrapper servlet = Tomcat.addServlet(application, "pages", pages);
        servlet.setAsyncSupported(true);
        servlet.addMapping("/pages/*");
        application.addMimeMapping("html", "text/html");
        ErrorPage gone = new ErrorPage();
        gone.setErrorCode(404);
        gone.setLocation("/pages/writer");
        application.addErrorPage(gone);
        Engine engine = (Engine) application.getParent().getParent();
        engine.getService().findConnectors()[0].setProperty("compression", "on");
        try {
            Files.writeString(Path.of(application.getDocBase(), "small.html"), PAGE, ISO_8859_1);
            Files.writeString(Path.of(application.getDocBase(), "large.html"), LARGE, ISO_8859_1);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @BeforeEach
    void signInFirst() {
        signIn();
    }

    private String tag() {
        return "<script src=\"" + stage().endpoint("curfew.js") + "\" defer></script>";
    }

    private String tagged() {
        return BEGIN + tag() + REST;
    }

    private HttpResponse<byte[]> ask(String method, String path, String... headers) {
        URI url = stage().url("/app" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(url).method(method, BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        alice().cookies().find("curfew").ifPresent(cookie -> request.header("Cookie", "curfew=" + cookie.value()));
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(path + ": " + failed, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpResponse<byte[]> open(String path, String... more) {
        String[] headers = Stream.of(NAVIGATION, more).flatMap(Arrays::stream).toArray(String[]::new);
        return ask("GET", path, headers);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), ISO_8859_1);
    }

    private static List<String> lengths(HttpResponse<byte[]> answer) {
        return answer.headers().allValues("Content-Length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "writer",
                "stream",
                "single",
                "length",
                "length-first",
                "length-as-header",
                "length-at-last",
                "length-then-flush",
                "chunked",
                "reset",
                "reset-buffer",
                "forward",
                "async-dispatch",
                "own-error",
            })
    void theTagIsInThePageOnceHoweverItIsWritten(String way) {
        assertThat(text(open("/pages/" + way))).isEqualTo(tagged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "length-first", "length-as-header", "length-at-last", "reset-buffer"})
    void theLengthThatTheApplicationGivesIsThatOfThePageWithTheTag(String way) {
        assertThat(lengths(open("/pages/" + way))).containsExactly(String.valueOf(tagged().length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"length-then-flush", "chunked"})
    void thereIsNoLengthWhereItWasNotKnownInTime(String way) {
        assertThat(lengths(open("/pages/" + way))).isEmpty();
    }

    @Test
    void printersWorkAsEver() {
        String line = System.lineSeparator();

        assertThat(text(open("/pages/pieces")))
                .isEqualTo("<!DOCTYPE html><html>" + line + "<head>" + tag() + "<title>" + line + "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "untyped", "attachment", "partial"})
    void whatIsNoWholePageIsLeftAlone(String way) {
        assertThat(text(open("/pages/" + way))).isEqualTo(PAGE);
    }

    @Test
    void whatHasNoPlaceKeepsItsLength() {
        HttpResponse<byte[]> comment = open("/pages/length-without-place");
        assertThat(text(comment)).isEqualTo("<!-- --> ");
        assertThat(lengths(comment)).containsExactly("9");
        HttpResponse<byte[]> hello = open("/pages/length-of-text");
        assertThat(text(hello)).isEqualTo("Hello");
        assertThat(lengths(hello)).containsExactly("5");
        assertThat(text(open("/pages/forward-to-text"))).isEqualTo("Hello");
        assertThat(open("/pages/binary").body()).containsExactly(0x89, 'P', 'N', 'G', '<', 'h', 'e', 'a', 'd', '>');
    }

    @Test
    void aFramesetHasTheTagSoThatItCanSpeakForItsFrames() {
        assertThat(text(open("/pages/frameset"))).startsWith("<html>" + tag() + "<frameset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "nothing-of-length"})
    void anEmptyPageStaysEmpty(String way) {
        HttpResponse<byte[]> answer = open("/pages/" + way);

        assertThat(answer.body()).isEmpty();
        assertThat(lengths(answer)).containsExactly("0");
    }

    @Test
    void whatTheApplicationPacksIsLeftAloneByteForByte() throws IOException {
        HttpResponse<byte[]> answer = open("/pages/gzip");

        assertThat(answer.body()).isEqualTo(PagesServlet.packed());
        assertThat(lengths(answer)).containsExactly(String.valueOf(answer.body().length));
    }

    @Test
    void whatTheContainerPacksHasTheTag() throws IOException {
        HttpResponse<byte[]> answer = open("/pages/wordy", "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(unpacked, ISO_8859_1)).isEqualTo(WORDY.replace("<head>", "<head>" + tag()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"writer", "length", "length-as-header", "length-then-flush", "length-at-last"})
    void theAnswerToHeadNamesNoOtherLengthThanThatToGet(String way) {
        HttpResponse<byte[]> answer = ask("HEAD", "/pages/" + way, NAVIGATION);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(lengths(answer)).isSubsetOf(String.valueOf(tagged().length()));
    }

    @Test
    void theAnswerToHeadKeepsTheLengthOfWhatIsNoPage() {
        assertThat(lengths(ask("HEAD", "/pages/text", NAVIGATION))).containsExactly(String.valueOf(PAGE.length()));
    }

    @Test
    void notModifiedHasNoBody() {
        HttpResponse<byte[]> answer = open("/pages/not-modified");

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(text(open("/pages/stream"))).isEqualTo(tagged());
    }

    @Test
    void anErrorOfTheContainerIsItsOwn() {
        HttpResponse<byte[]> gone = open("/pages/error");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(text(gone)).isIn(PAGE, tagged());
        HttpResponse<byte[]> fault = open("/pages/fault");
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(text(fault)).isEqualTo("<html><he");
    }

    @Test
    void aRedirectHasNothingOfThePage() {
        HttpResponse<byte[]> answer = open("/pages/redirect");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(text(answer)).doesNotContain("<he");
    }

    @Test
    void whatIsIncludedHasNoTagOfItsOwn() {
        assertThat(text(open("/pages/include")))
                .isEqualTo(BEGIN + tag() + "</head><html><head><p>Part</p><p>Whole</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "async-listener"})
    void asynchronousPagesHaveTheTag(String way) {
        HttpResponse<byte[]> answer = open("/pages/" + way);

        assertThat(text(answer)).isEqualTo(WORDY.replace("<head>", "<head>" + tag()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "shift_jis"})
    void thePageStaysInItsEncoding(String encoding) {
        HttpResponse<byte[]> answer = open("/pages/" + encoding);

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).containsIgnoringCase(encoding);
        assertThat(new String(answer.body(), Charset.forName(encoding)))
                .isEqualTo(BEGIN + tag() + "<title>ソース</title>");
    }

    @Test
    void utf16IsLeftAlone() {
        assertThat(new String(open("/pages/utf-16").body(), Charset.forName("UTF-16")))
                .isEqualTo(BEGIN + "<title>ソース</title>");
        assertThat(new String(open("/pages/utf-16-bytes").body(), Charset.forName("UTF-16")))
                .isEqualTo(BEGIN + "x");
    }

    @Test
    void xhtmlStaysWellFormed() {
        assertThat(text(open("/pages/xhtml")))
                .contains("<head><script src=\"" + stage().endpoint("curfew.js")
                        + "\" defer=\"defer\"></script><title/>");
    }

    @Test
    void whatScriptsFetchIsLeftAlone() {
        String[] fetch = {"Accept", "text/html", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"};
        assertThat(text(ask("GET", "/pages/length", fetch))).isEqualTo(PAGE);
        assertThat(text(ask("GET", "/pages/length", "Accept", "text/html", "X-Requested-With", "XMLHttpRequest")))
                .isEqualTo(PAGE);
        assertThat(text(ask("GET", "/pages/length", "Accept", "*/*"))).isEqualTo(PAGE);
    }

    @Test
    void framesAndWhatIsFetchedAheadHaveTheTag() {
        assertThat(text(ask("GET", "/pages/length", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe")))
                .isEqualTo(tagged());
        String[] ahead = {"Sec-Purpose", "prefetch", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"};
        assertThat(text(ask("GET", "/pages/length", ahead))).isEqualTo(tagged());
        ahead[5] = "empty";
        assertThat(text(ask("GET", "/pages/length", ahead))).isEqualTo(PAGE);
    }

    @Test
    void theAnswerToAFormHasTheTag() {
        assertThat(text(ask("POST", "/pages/writer", NAVIGATION))).isEqualTo(tagged());
    }

    @Test
    void aPublicPageHasTheTagForSomebodyAndNotForNobody() {
        assertThat(text(open("/pages/public/page"))).isEqualTo(tagged());
        alice().cookies().delete(sessionCookie(alice()));
        assertThat(text(open("/pages/public/page"))).isEqualTo(PAGE);
    }

    @Test
    void theTagCarriesTheNonceThatThePageAsksFor() {
        HttpResponse<byte[]> answer =
                open("/pages/length?policy=" + encoded("script-src 'strict-dynamic' 'nonce-r4nd='"));
        String nonced = tag().replace(" defer", " nonce=\"r4nd=\" defer");

        assertThat(text(answer)).isEqualTo(BEGIN + nonced + REST);
        assertThat(lengths(answer)).containsExactly(String.valueOf((BEGIN + nonced + REST).length()));
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("script-src 'strict-dynamic' 'nonce-r4nd='");
    }

    @Test
    void thePolicyOfThePageIsObeyed() {
        assertThat(text(open("/pages/length?policy=" + encoded("default-src 'self'"))))
                .isEqualTo(tagged());
        assertThat(text(open("/pages/length?policy=" + encoded("script-src " + stage().url("")))))
                .isEqualTo(tagged());
        HttpResponse<byte[]> forbidding = open("/pages/length?policy=" + encoded("script-src 'none'"));
        assertThat(text(forbidding)).isEqualTo(PAGE);
        assertThat(lengths(forbidding)).containsExactly(String.valueOf(PAGE.length()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, ISO_8859_1);
    }

    @Test
    void aPageOf50MegabytesPassesWithoutStayingInMemory() {
        HttpResponse<byte[]> answer = open("/pages/huge");
        long length = tagged().length() + (long) PagesServlet.BLOCK * PagesServlet.BLOCKS;

        assertThat(lengths(answer)).containsExactly(String.valueOf(length));
        assertThat(answer.body()).hasSize((int) length);
        assertThat(new String(answer.body(), 0, tagged().length(), ISO_8859_1)).isEqualTo(tagged());
        assertThat(pages.allocated).isBetween(0L, 2_000_000L);
    }

    @Test
    void filesOfTheContainerHaveTheTag() {
        HttpResponse<byte[]> small = open("/small.html");
        assertThat(text(small)).isEqualTo(tagged());
        assertThat(lengths(small)).containsExactly(String.valueOf(tagged().length()));
        assertThat(small.headers().allValues("Accept-Ranges")).containsExactly("none");
        HttpResponse<byte[]> large = open("/large.html");
        assertThat(text(large)).isEqualTo(tagged() + " ".repeat(200_000));
        assertThat(lengths(large)).containsExactly(String.valueOf(tagged().length() + 200_000));
    }

    @Test
    void filesOfTheContainerCanBeAskedForInEveryWay() {
        assertThat(lengths(ask("HEAD", "/large.html", NAVIGATION))).isEmpty();
        HttpResponse<byte[]> part = open("/large.html", "Range", "bytes=0-9");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(text(part)).isEqualTo(PAGE.substring(0, 10));
        String etag = open("/small.html").headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> known = open("/small.html", "If-None-Match", etag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(text(ask("GET", "/large.html", "Accept", "*/*"))).isEqualTo(LARGE);
    }

    private static final String[] FETCH = {"Accept", "*/*", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"};

    @Test
    void aCopyFromBeforeThereWasATagIsNotConfirmed() {
        HttpResponse<byte[]> before = ask("GET", "/small.html", FETCH);
        String etag = before.headers().firstValue("ETag").orElseThrow();
        String date = before.headers().firstValue("Last-Modified").orElseThrow();
        String[][] conditions = {
            {"If-None-Match", etag},
            {"If-None-Match", "*"},
            {"If-None-Match", "\"x\", " + etag},
            {"If-Modified-Since", date},
            {"If-None-Match", etag, "If-Modified-Since", date},
            {"If-Range", date, "Range", "bytes=10-"},
            {"If-Range", etag, "Range", "bytes=10-"}
        };
        for (String[] condition : conditions) {
            HttpResponse<byte[]> answer = open("/small.html", condition);

            assertThat(answer.statusCode()).as(String.join(" ", condition)).isEqualTo(200);
            assertThat(text(answer)).isEqualTo(tagged());
        }
    }

    @Test
    void aCopyWithTheTagIsConfirmed() {
        HttpResponse<byte[]> first = open("/small.html");
        String etag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> known = open(
                "/small.html",
                "If-None-Match",
                "\"other\", " + etag,
                "If-Modified-Since",
                "Mon, 01 Jan 2001 00:00:00 GMT");

        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.headers().allValues("ETag")).containsExactly(etag);
        assertThat(first.headers().allValues("Last-Modified")).isEmpty();
        assertThat(ask(
                                "GET",
                                "/small.html",
                                Stream.of(FETCH, new String[] {"If-None-Match", etag})
                                        .flatMap(Arrays::stream)
                                        .toArray(String[]::new))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoPageIsConfirmedAsEver() {
        String path = "/pages/validated?type=text/plain&tag=" + encoded("\"a^\"");
        HttpResponse<byte[]> first = open(path);
        String etag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().allValues("Last-Modified")).containsExactly("Tue, 14 Nov 2023 22:13:20 GMT");
        assertThat(open(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    @Test
    void aPageThatMayNotHaveTheTagKeepsItsValidatorsAndIsNotConfirmed() {
        String path = "/pages/validated?type=text/html&policy=" + encoded("script-src 'none'") + "&tag="
                + encoded("W/\"a^\"");
        HttpResponse<byte[]> first = open(path);

        assertThat(first.headers().allValues("ETag")).containsExactly("W/\"aplain\"");
        assertThat(first.headers().allValues("Last-Modified")).hasSize(1);
        assertThat(open(path, "If-None-Match", "W/\"aplain\"").statusCode()).isEqualTo(200);
    }

    /** A browser that keeps what it gets, and opens and fetches pages that change their policy, packing and tags. */
    @Test
    void aBrowserNeverShowsAKeptCopyWithoutTheTagWhereANewOneHadIt() {
        long seed = 20261130;
        Random dice = new Random(seed);
        Map<String, HttpResponse<byte[]>> kept = new HashMap<>();
        int confirmed = 0;
        for (int i = 0; i < 600; i++) {
            boolean navigates = dice.nextBoolean();
            boolean forbids = dice.nextInt(3) == 0;
            String coding = dice.nextInt(3) == 0 ? "gzip" : "identity";
            String tag = (dice.nextBoolean() ? "W/" : "") + "\"v" + dice.nextInt(2) + "^\"";
            String type = dice.nextInt(3) == 0 ? "text/plain" : "text/html;charset=ISO-8859-1";
            String path = "/pages/validated?type=" + encoded(type) + "&tag=" + encoded(tag);
            String asked = path + (forbids ? "&policy=" + encoded("script-src 'none'") : "");
            List<String> headers = new ArrayList<>(List.of(navigates ? NAVIGATION : FETCH));
            headers.addAll(List.of("Accept-Encoding", coding));
            HttpResponse<byte[]> fresh = ask("GET", asked, headers.toArray(String[]::new));
            HttpResponse<byte[]> copy = kept.get(path + coding);
            if (copy != null) {
                copy.headers().firstValue("ETag").ifPresent(etag -> headers.addAll(List.of("If-None-Match", etag)));
                if (dice.nextBoolean()) {
                    copy.headers()
                            .firstValue("Last-Modified")
                            .ifPresent(date -> headers.addAll(List.of("If-Modified-Since", date)));
                }
            }
            HttpResponse<byte[]> answer = ask("GET", asked, headers.toArray(String[]::new));
            boolean isConfirmed = answer.statusCode() == 304;
            HttpResponse<byte[]> shown = isConfirmed && copy != null ? copy : answer;
            confirmed += isConfirmed ? 1 : 0;

            assertThat(text(shown).contains(tag()) || !text(fresh).contains(tag()))
                    .as("seed %s, step %s: %s %s", seed, i, asked, headers)
                    .isTrue();
            if (!isConfirmed) {
                kept.put(path + coding, answer);
            }
        }
        assertThat(confirmed).isGreaterThan(50);
    }
}
