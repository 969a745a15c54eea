package dev.curfew.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.RequestKind;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionKey;
import dev.curfew.site.EndpointPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever another site makes a browser send to whatever endpoint, with the session's cookie or without: nothing changes, no event happens, and
 * the session's cookie is neither set nor taken away. Only a whole window that it opens by GET may begin a sign-in, as every link does.
 */
class CrossSiteTest {

    private static final int REQUESTS = 6000;
    private static final String HOME = "/app/.curfew/";
    private static final String OWN = "https://shop.example.com";

    private static final @Nullable String[] SITES = {null, "cross-site", "same-site"};
    private static final @Nullable String[] ORIGINS = {
        null, "null", "https://evil.example", OWN + ":8443", OWN + ".evil.example", "http://shop.example.com"
    };
    private static final @Nullable String[] REFERRERS = {
        null, "https://evil.example/x", OWN + ".evil.example/", "http://shop.example.com/app/"
    };
    private static final @Nullable String[] MODES = {null, "navigate", "cors", "no-cors", "same-origin", "websocket"};
    private static final @Nullable String[] DESTINATIONS = {null, "document", "empty", "image", "iframe", "script"};
    private static final @Nullable String[] USERS = {null, "?1"};
    private static final @Nullable String[] ACCEPTS = {null, "*/*", "text/html,*/*;q=0.8"};
    private static final String[] METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"};
    private static final String[] QUERIES = {
        "", "?return=%2Fapp%2Fx", "?max_age=0", "?id=0123456789abcdef", "?end=all", "?code=c&state=forged"
    };

    private final long seed = System.nanoTime();
    private final Random dice = new Random(seed);
    private final GuardFixture stage = GuardFixture.with();
    private final List<Map<String, String>> browsers = new ArrayList<>();

    private <T extends @Nullable Object> T any(T[] values) {
        return values[dice.nextInt(values.length)];
    }

    /** One with a living session, one with an ended one, one with the cookie from before a renewal, one with none. */
    private void signIn() {
        browsers.add(stage.signInElsewhere("living"));
        stage.terminator.end(session(stage.signInElsewhere("ended")), EndReason.LOGOUT, stage.now);
        browsers.add(Map.copyOf(stage.cookies));
        stage.now += 1000;
        Map<String, String> old = stage.signInElsewhere("renewed");
        stage.cookies.remove(GuardFixture.NAMES.session());
        stage.signIn();
        browsers.add(old);
        browsers.add(Map.of());
    }

    private SessionKey session(Map<String, String> browser) {
        stage.use(browser);
        return stage.session().key();
    }

    private FakeExchange request(String endpoint) {
        FakeExchange request = FakeExchange.of(any(METHODS), HOME + endpoint + any(QUERIES));
        with(request, "Sec-Fetch-Site", any(SITES));
        with(request, "Origin", any(ORIGINS));
        with(request, "Referer", any(REFERRERS));
        with(request, "Sec-Fetch-Mode", any(MODES));
        with(request, "Sec-Fetch-Dest", any(DESTINATIONS));
        with(request, "Sec-Fetch-User", any(USERS));
        with(request, "Accept", any(ACCEPTS));
        return request.sending("end=all");
    }

    private static void with(FakeExchange request, String name, @Nullable String value) {
        if (value != null) {
            request.with(name, value);
        }
    }

    /** Without a word about where it comes from, a GET may be the user's own. */
    private static boolean isFromElsewhere(FakeExchange request) {
        boolean silent = request.header(RequestHeader.SEC_FETCH_SITE) == null
                && request.header(RequestHeader.ORIGIN) == null
                && request.header(RequestHeader.REFERER) == null;
        return !silent || !isGet(request);
    }

    private static boolean isGet(FakeExchange request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    /** Everything that is filed, and how often it was written. */
    private Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        stage.registry.forEach(record -> state.put(record.key().toString(), record.toString()));
        return state;
    }

    @Test
    void nothingChangesAndNoSessionCookieIsSetOrTaken() {
        signIn();
        List<String> endpoints = Arrays.stream(EndpointPath.values())
                .map(EndpointPath::path)
                .sorted()
                .toList();
        Map<String, String> before = state();
        int events = stage.events.size();
        int sent = 0;
        for (int i = 0; sent < REQUESTS; i++) {
            FakeExchange request = request(endpoints.get(i % endpoints.size()));
            if (isFromElsewhere(request)) {
                sent++;
                browsers.get(dice.nextInt(browsers.size())).forEach(request::cookie);
                Reply reply = ((Respond) stage.guard.decide(request, stage.now)).reply();
                String what = "seed " + seed + ": " + request.method() + " " + request.target() + ", "
                        + request.headers(RequestHeader.SEC_FETCH_SITE) + request.headers(RequestHeader.ORIGIN)
                        + request.headers(RequestHeader.REFERER) + request.headers(RequestHeader.SEC_FETCH_DEST);
                assertThat(state()).as(what).isEqualTo(before);
                assertThat(stage.events).as(what).hasSize(events);
                assertCookies(request, reply, what);
            }
        }
    }

    private static void assertCookies(FakeExchange request, Reply reply, String what) {
        boolean link = isGet(request) && RequestKind.of(request) == RequestKind.NAVIGATION;
        for (String cookie : GuardFixture.headers(reply, "Set-Cookie")) {
            assertThat(cookie).as(what).doesNotStartWith(GuardFixture.NAMES.session() + "=");
            assertThat(link).as(what + " sets " + cookie).isTrue();
        }
        assertThat(GuardFixture.header(reply, "Clear-Site-Data")).as(what).isNull();
    }

    @Test
    void aPostOfAnotherSiteWithoutTheCookieIsRefusedAndTakesNothingAway() {
        Reply reply = stage.reply(FakeExchange.of("POST", HOME + "logout")
                .with("Origin", "https://evil.example")
                .with("Sec-Fetch-Site", "cross-site"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(GuardFixture.headers(reply, "Set-Cookie")).isEmpty();
        assertThat(GuardFixture.header(reply, "Clear-Site-Data")).isNull();
    }

    /** The provider leads back here after a logout. */
    @Test
    void aLinkFromElsewhereWithoutASessionIsToldSoAndTakesNothingAway() {
        stage.signIn();
        stage.terminator.end(stage.session().key(), EndReason.REVOKED, stage.now);
        for (Map<String, String> browser : List.of(Map.copyOf(stage.cookies), Map.<String, String>of())) {
            stage.use(browser);
            Reply reply = stage.reply(FakeExchange.navigation(HOME + "logout")
                    .without("Sec-Fetch-Site")
                    .with("Sec-Fetch-Site", "cross-site"));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(GuardFixture.headers(reply, "Set-Cookie")).isEmpty();
        }
    }

    @Test
    void onlyWhatABrowserBringsIsTakenAway() {
        Reply reply = stage.reply(FakeExchange.fetch("POST", HOME + "logout"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(GuardFixture.headers(reply, "Set-Cookie")).isEmpty();
        stage.cookies.put(GuardFixture.NAMES.session(), "of another time");
        Reply stale = stage.reply(FakeExchange.fetch("POST", HOME + "logout"));
        assertThat(requireNonNull(GuardFixture.header(stale, "Set-Cookie")))
                .isEqualTo(GuardFixture.NAMES.clearSession());
    }
}
