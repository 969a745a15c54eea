package dev.curfew.acceptance.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The browser against a server that answers what it was asked: {@code /to/…} redirects, everything else echoes. */
class BrowserTest {

    private final Browser browser = new Browser();
    private HttpServer server;
    private URI here;
    private URI otherSite;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", BrowserTest::echo);
        server.createContext("/to/", BrowserTest::redirect);
        server.start();
        here = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        otherSite = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aTypedAddressIsANavigationFromNowhere() {
        assertThat(browser.open(here).text("asked"))
                .contains("GET /", "sec-fetch-site: none", "sec-fetch-mode: navigate", "sec-fetch-dest: document")
                .doesNotContain("referer:", "origin:");
    }

    @Test
    void aClickSaysWhereItComesFrom() {
        Page page = browser.open(here);

        assertThat(browser.click(page, here.resolve("next")).text("asked"))
                .contains("sec-fetch-site: same-origin", "referer: " + here);
        assertThat(browser.click(page, otherSite).text("asked"))
                .contains("sec-fetch-site: cross-site", "referer: " + here);
    }

    @Test
    void aRedirectOverAnotherSiteIsCrossSiteEvenBackHome() {
        Page page = browser.open(here);

        Page back = browser.click(page, here.resolve("to/303?" + otherSite.resolve("to/302?" + here.resolve("end"))));

        assertThat(back.hops()).extracting(Page.Hop::status).containsExactly(303, 302);
        assertThat(back.text("asked")).contains("GET /end", "sec-fetch-site: cross-site");
    }

    @Test
    void aFormIsPostedWithWhatThePagePutIntoItAndWhatTheUserTyped() {
        Form form = browser.open(here).form("#form").set("typed", "ä & b");

        assertThat(browser.submit(form).text("asked"))
                .contains(
                        "POST /sent",
                        "origin: " + here.toString().replaceAll("/$", ""),
                        "kept=as+it+was&typed=%C3%A4+%26+b");
    }

    @Test
    void aFormThatIsRedirectedIsNotSentTwice() {
        Form form = browser.open(here).form("#redirected");

        assertThat(browser.submit(form).text("asked")).contains("GET /end").doesNotContain("kept=");
    }

    @Test
    void aFetchReportsARedirectInsteadOfFollowing() {
        Page answer = browser.fetch(here.resolve("to/303?/end"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(browser.fetch(here).body()).contains("sec-fetch-mode: cors", "sec-fetch-dest: empty");
    }

    @Test
    void aRedirectLoopIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> browser.open(here.resolve("to/303?/to/302?/to/303")))
                .withMessageContaining("loop");
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        StringBuilder asked = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        exchange.getRequestHeaders().forEach((name, values) -> asked.append(' ')
                .append(name.toLowerCase(Locale.ROOT))
                .append(": ")
                .append(String.join(",", values)));
        byte[] page =
                """
                <p id="asked">%s %s</p>
                <form id="form" method="post" action="/sent"><input name="kept" value="as it was"><input name="typed"></form>
                <form id="redirected" method="post" action="/to/302?/end"><input name="kept" value="1"></form>
                """
                        .formatted(asked.toString().replace("<", "&lt;"), body.replace("&", "&amp;"))
                        .getBytes(UTF_8);
        exchange.getResponseHeaders().put("Content-Type", List.of("text/html; charset=UTF-8"));
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String location = exchange.getRequestURI().getQuery();
        exchange.getResponseHeaders().add("Location", location == null ? path : location);
        exchange.sendResponseHeaders(Integer.parseInt(path.substring("/to/".length())), -1);
        exchange.close();
    }
}
