package dev.curfew.http;

import static dev.curfew.http.RequestKind.FORM;
import static dev.curfew.http.RequestKind.NAVIGATION;
import static dev.curfew.http.RequestKind.PREFETCH;
import static dev.curfew.http.RequestKind.PREFLIGHT;
import static dev.curfew.http.RequestKind.SCRIPT;
import static dev.curfew.http.RequestKind.WEBSOCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestKindTest {

    private static final String HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    /** What current browsers send: method, mode, destination, Accept. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "link, typed address | GET | navigate | document | text/html,application/xhtml+xml | NAVIGATION",
                "reload of a HEAD | HEAD | navigate | document | */* | NAVIGATION",
                "Firefox, document | GET | navigate | document | text/html,*/*;q=0.8 | NAVIGATION",
                "form by POST | POST | navigate | document | text/html | FORM",
                "form by GET | GET | navigate | document | text/html | NAVIGATION",
                "iframe | GET | navigate | iframe | text/html | FRAME",
                "form in an iframe | POST | navigate | iframe | text/html | FRAME",
                "frame of a frameset | GET | navigate | frame | text/html | FRAME",
                "object | GET | navigate | object | text/html | FRAME",
                "embed | GET | navigate | embed | text/html | FRAME",
                "fenced frame | GET | navigate | fencedframe | text/html | FRAME",
                "fetch | GET | cors | empty | */* | SCRIPT",
                "fetch that asks for a page | GET | cors | empty | text/html | SCRIPT",
                "fetch, same-origin mode | POST | same-origin | empty | application/json | SCRIPT",
                "fetch, no-cors | GET | no-cors | empty | */* | SCRIPT",
                "sendBeacon | POST | no-cors | empty | */* | SCRIPT",
                "EventSource | GET | cors | empty | text/event-stream | SCRIPT",
                "image | GET | no-cors | image | image/avif,image/webp,*/* | SCRIPT",
                "image in Firefox, with html | GET | no-cors | image | text/html,image/* | SCRIPT",
                "script | GET | no-cors | script | */* | SCRIPT",
                "module | GET | cors | script | */* | SCRIPT",
                "stylesheet | GET | no-cors | style | text/css,*/*;q=0.1 | SCRIPT",
                "font | GET | cors | font | */* | SCRIPT",
                "video | GET | no-cors | video | */* | SCRIPT",
                "worker | GET | same-origin | worker | */* | SCRIPT",
                "service worker | GET | same-origin | serviceworker | */* | SCRIPT",
                "manifest | GET | cors | manifest | */* | SCRIPT",
                "report | POST | no-cors | report | */* | SCRIPT",
                "service worker passing a page on | GET | same-origin | document | text/html | SCRIPT",
                "PUT of nowhere | PUT | navigate | document | text/html | SCRIPT",
                "unknown destination | GET | navigate | hologram | text/html | SCRIPT",
                "unknown mode | GET | teleport | document | text/html | SCRIPT",
                "capitals are no token | GET | Navigate | Document | text/html | SCRIPT",
                "nothing in it | GET | '' | '' | text/html | SCRIPT",
                "script tag in it | GET | navigate | <script> | text/html | SCRIPT"
            })
    void fetchMetadataDecidesFirst(
            String what, String method, String mode, String destination, String accept, RequestKind kind) {
        FakeExchange request = FakeExchange.of(method, "/")
                .with("Sec-Fetch-Site", "same-origin")
                .with("Sec-Fetch-Mode", mode)
                .with("Sec-Fetch-Dest", destination)
                .with("Accept", accept);
        assertThat(RequestKind.of(request)).as(what).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "old Safari | GET | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | NAVIGATION",
                "XHTML only | GET | application/xhtml+xml | NAVIGATION",
                "capitals | GET | TEXT/HTML | NAVIGATION",
                "a form | POST | text/html | FORM",
                "a program | GET | */* | SCRIPT",
                "JSON | GET | application/json | SCRIPT",
                "an EventSource | GET | text/event-stream | SCRIPT",
                "an image | GET | image/png,image/*;q=0.8,*/*;q=0.5 | SCRIPT",
                "a stylesheet | GET | text/css,*/*;q=0.1 | SCRIPT",
                "nothing | GET | '' | SCRIPT",
                "DELETE | DELETE | text/html | SCRIPT",
                "PUT | PUT | text/html | SCRIPT",
                "a lower-case method is another method | get | text/html | SCRIPT"
            })
    void withoutFetchMetadataAcceptDecides(String what, String method, String accept, RequestKind kind) {
        assertThat(RequestKind.of(FakeExchange.of(method, "/").with("Accept", accept)))
                .as(what)
                .isEqualTo(kind);
    }

    @Test
    void withoutAnythingItIsAProgram() {
        assertThat(RequestKind.of(FakeExchange.get("/"))).isEqualTo(SCRIPT);
    }

    @Test
    void withoutFetchMetadataALibrarysHeaderTellsAScript() {
        FakeExchange request = FakeExchange.get("/").with("Accept", HTML).with("X-Requested-With", "XMLHttpRequest");
        assertThat(RequestKind.of(request)).isEqualTo(SCRIPT);
    }

    @Test
    void halfOfFetchMetadataIsNone() {
        assertThat(RequestKind.of(FakeExchange.get("/").with("Accept", HTML).with("Sec-Fetch-Dest", "image")))
                .isEqualTo(NAVIGATION);
        assertThat(RequestKind.of(FakeExchange.get("/").with("Accept", "*/*").with("Sec-Fetch-Mode", "navigate")))
                .isEqualTo(SCRIPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "WebSocket"})
    void aWebSocketIsAHandshakeWhateverElseItSays(String upgrade) {
        FakeExchange request = FakeExchange.get("/")
                .with("Upgrade", upgrade)
                .with("Connection", "Upgrade")
                .with("Sec-Fetch-Mode", "websocket")
                .with("Sec-Fetch-Dest", "empty");
        assertThat(RequestKind.of(request)).isEqualTo(WEBSOCKET);
    }

    @Test
    void anotherUpgradeIsNoWebSocket() {
        assertThat(RequestKind.of(FakeExchange.navigation("/").with("Upgrade", "h2c")))
                .isEqualTo(NAVIGATION);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch",
        "Sec-Purpose, prefetch;prerender",
        "Sec-Purpose, prefetch;anonymous-client-ip",
        "Purpose, prefetch",
        "X-Moz, prefetch"
    })
    void whatABrowserFetchesAheadIsNoVisit(String header, String value) {
        assertThat(RequestKind.of(FakeExchange.navigation("/").with(header, value)))
                .isEqualTo(PREFETCH);
    }

    @Test
    void anotherPurposeIsNoPrefetch() {
        assertThat(RequestKind.of(FakeExchange.navigation("/").with("Sec-Purpose", "reading")))
                .isEqualTo(NAVIGATION);
    }

    @Test
    void aPreflightIsAnOptionsWithAnOriginAndTheMethodToCome() {
        assertThat(RequestKind.of(preflight())).isEqualTo(PREFLIGHT);
        assertThat(RequestKind.of(preflight().without("Origin"))).isEqualTo(SCRIPT);
        assertThat(RequestKind.of(preflight().without("Access-Control-Request-Method")))
                .isEqualTo(SCRIPT);
        assertThat(RequestKind.of(FakeExchange.get("/")
                        .with("Origin", "https://a.example.com")
                        .with("Access-Control-Request-Method", "PUT")))
                .isEqualTo(SCRIPT);
    }

    @Test
    void aFormIsNotSentTwice() {
        assertThat(RequestKind.of(FakeExchange.of("POST", "/").with("Accept", HTML)))
                .isEqualTo(FORM);
    }

    private static FakeExchange preflight() {
        return FakeExchange.of("OPTIONS", "/")
                .with("Origin", "https://a.example.com")
                .with("Access-Control-Request-Method", "PUT")
                .with("Accept", "*/*");
    }
}
