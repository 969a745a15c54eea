package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.curfew.acceptance.server.AccessLogEntry;
import dev.curfew.acceptance.server.Await;
import dev.curfew.acceptance.server.KeycloakServer;
import dev.curfew.acceptance.server.ProviderSession;
import dev.curfew.acceptance.server.TomcatGeneration;
import dev.curfew.acceptance.server.TomcatInstance;
import dev.curfew.browser.Cookie;
import dev.curfew.browser.Cookie.SameSite;
import dev.curfew.browser.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/**
 * What both doors promise to people at their browsers, on a real Tomcat with a real Keycloak.
 *
 * <p>Limits are short so that waiting is short. Who waits asks {@code /.curfew/session}, which must not count as activity: a session that never
 * ends fails the wait.
 */
@ExtendWith(SharedKeycloak.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // start() is called first, once for every generation
abstract class AcceptanceContract {

    static final Duration IDLE = Duration.ofSeconds(10);
    static final Duration ABSOLUTE = Duration.ofSeconds(30);

    /** How long the wait for an idle end may take at most, polls and a busy machine included. */
    private static final Duration SOON_AFTER_IDLE = IDLE.plusSeconds(6);

    /** What a machine with few cores may need between two steps that follow each other at once. */
    private static final Duration SCHEDULING = Duration.ofSeconds(2);

    private static final int CONNECTIONS = 8;

    /** How every token of Keycloak starts: a JSON object in base64url. */
    private static final String JSON_WEB_TOKEN = "eyJ";

    @RegisterExtension
    final TestWatcher onFailure = new LogTail(this::logTail);

    @Parameter
    TomcatGeneration generation;

    private Scene scene;
    private Shop shop;

    /** A fresh instance with the webapp and this door in it; the JAR and {@code curfew.yaml} are added by the contract. */
    abstract TomcatInstance instance(TomcatGeneration generation);

    abstract Shop shop(URI tomcat);

    private String logTail() {
        return generation + scene.tomcat().logTail();
    }

    final Shop shop() {
        return shop;
    }

    @BeforeParameterizedClassInvocation
    void start(TomcatGeneration started, KeycloakServer keycloak) {
        scene = Scene.start(keycloak, instance(started), IDLE, ABSOLUTE, this::shop);
        shop = scene.shop();
    }

    @AfterParameterizedClassInvocation
    void stop() {
        Optional.ofNullable(scene).ifPresent(Scene::close);
    }

    @Story
    void aVisitorSignsInThroughKeycloakAndIsBackAtTheSameUrl() {
        var alice = new Visitor(shop, "alice");
        URI wanted = shop.page("home.jsp?item=tea&note=a%20b%2Fc");

        Page form = alice.browser().open(wanted);
        assertThat(form.hops().get(0).status()).isEqualTo(303);
        assertThat(form.hops().get(0).headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(scene.keycloak().owns(form.url())).isTrue();

        Page page = LoginForm.on(form).signIn(alice.browser(), "alice");
        assertThat(page.url()).as(page.toString()).isEqualTo(wanted);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text("user")).isEqualTo("alice");
        assertThat(page.text("principal")).isEqualTo("alice");
        assertThat(page.text("auth-type")).isEqualTo("CURFEW");
        assertThat(page.text("role-user")).isEqualTo("true");
        assertThat(page.text("role-admin")).isEqualTo("false");
    }

    @Story
    void aPageSaysHowLongTheSessionLivesAndIsNotKept() {
        Page page = new Visitor(shop, "alice").signIn();

        Matcher remaining = Pattern.compile("idle=(\\d+), absolute=(\\d+)")
                .matcher(page.header("Curfew-Remaining").orElse("nothing"));
        assertThat(remaining.matches()).as(page.headers().toString()).isTrue();
        assertThat(Long.parseLong(remaining.group(1))).isBetween(IDLE.toSeconds() - 2, IDLE.toSeconds());
        assertThat(Long.parseLong(remaining.group(2))).isBetween(ABSOLUTE.toSeconds() - 6, ABSOLUTE.toSeconds());
        assertThat(page.header("Cache-Control")).hasValue("no-store");
    }

    @Story
    void theCookieIsForThisBrowserOnlyAndDiesWithIt() {
        var alice = new Visitor(shop, "alice");
        alice.signIn();

        Cookie cookie = alice.cookie();
        assertThat(cookie.httpOnly()).isTrue();
        assertThat(cookie.sameSite()).isEqualTo(SameSite.LAX);
        assertThat(cookie.path()).isEqualTo("/");
        assertThat(cookie.secure()).isFalse();
        assertThat(cookie.expires()).isEmpty();
        assertThat(cookie.value()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(alice.browser().cookies().all())
                .as("no sign-in is left under way")
                .noneMatch(other -> other.name().startsWith("curfew-login"));
    }

    @Story
    void theStatusSaysWhoIsSignedInAndHowLong() {
        var alice = new Visitor(shop, "alice");
        assertThat(alice.status().state()).isEqualTo("none");
        alice.signIn();

        SessionStatus status = alice.status();
        assertThat(status.state()).isEqualTo("active");
        assertThat(status.reason()).isNull();
        assertThat(status.user()).isEqualTo("alice");
        assertThat(status.idleRemaining()).isNotNull();
        assertThat(status.absoluteRemaining()).isNotNull();
        assertThat(status.login()).isEqualTo(shop.endpoint("login").getPath());
    }

    @Story
    void aStrangersScriptGets401AndNoCookie() {
        var stranger = new Visitor(shop, "nobody");

        assertRefused(stranger.fetchData(), null);
        assertThat(stranger.browser().cookies().all()).isEmpty();
    }

    @Story
    void aForgedCookieDoesNotGetIn() {
        var alice = new Visitor(shop, "alice");
        alice.signIn();
        String value = alice.cookie().value();
        char last = value.charAt(value.length() - 2);
        alice.browser()
                .cookies()
                .put(alice.cookie()
                        .withValue(value.substring(0, value.length() - 2)
                                + (last == 'A' ? 'B' : 'A')
                                + value.charAt(value.length() - 1)));

        assertRefused(alice.fetchData(), null);
    }

    @Story
    void aFormOfNobodyIsSentToSignInByGet() {
        var alice = new Visitor(shop, "alice");
        Page page = alice.signIn();
        alice.browser().cookies().delete(alice.cookie());

        Page answer = alice.browser().submit(page.form("#order"));

        assertThat(answer.hops().get(0).status()).isEqualTo(303);
    }

    @Story
    void anIdleSessionIsOverAndTheNextClickNeedsThePassword() {
        var alice = new Visitor(shop, "alice");
        Page page = alice.signIn();
        assertThat(alice.browser().click(page, shop.home("again")).text("count"))
                .isEqualTo("2");
        Instant lastClick = Instant.now();
        scene.neighbour().signInSilently(alice.browser());

        assertThat(alice.awaitEnd(SOON_AFTER_IDLE).reason()).isEqualTo("idle-timeout");
        assertThat(Instant.now())
                .as("not early, but for the granularity")
                .isAfter(lastClick.plus(IDLE).minus(SCHEDULING));

        scene.neighbour().signInSilently(alice.browser());
        URI next = shop.page("home.jsp?click=1&more=%C3%A4");
        Page form = alice.browser().click(page, next);
        Page back = LoginForm.on(form).signIn(alice.browser(), "alice");
        assertThat(back.url()).as(back.toString()).isEqualTo(next);
        assertThat(back.text("user")).isEqualTo("alice");
        assertThat(back.text("count")).as("a new HttpSession").isEqualTo("1");
    }

    @Story
    void afterTheIdleTimeoutEveryPollGets401() {
        var alice = new Visitor(shop, "alice");
        alice.signIn();
        alice.awaitEnd(SOON_AFTER_IDLE);
        String cookie = alice.cookie().value();

        for (int poll = 0; poll < 20; poll++) {
            Page answer = alice.fetchData();
            assertRefused(answer, "idle-timeout");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
        assertThat(alice.cookie().value()).isEqualTo(cookie);
    }

    @Story
    void aDeletedCookieStillNeedsThePassword() {
        var alice = new Visitor(shop, "alice");
        alice.signIn();
        scene.neighbour().signInSilently(alice.browser());
        alice.awaitEnd(SOON_AFTER_IDLE);
        alice.browser().cookies().delete(alice.cookie());
        scene.neighbour().signInSilently(alice.browser());

        Page form = alice.browser().open(shop.home("without-cookie"));

        Page back = LoginForm.on(form).signIn(alice.browser(), "alice");
        assertThat(back.url()).as(back.toString()).isEqualTo(shop.home("without-cookie"));
    }

    @Story
    void aRestoredCookieDoesNotGetIn() {
        var alice = new Visitor(shop, "alice");
        alice.signIn();
        Cookie old = alice.cookie();
        alice.awaitEnd(SOON_AFTER_IDLE);
        alice.signIn(shop.home("second-visit"));
        assertThat(alice.cookie().value()).isNotEqualTo(old.value());
        assertThat(alice.fetchData().status()).isEqualTo(200);

        alice.browser().cookies().put(old);

        assertRefused(alice.fetchData(), "idle-timeout");
        LoginForm.on(alice.browser().open(shop.home("restored")));
    }

    @Story
    void theHttpSessionEndsInTheSameSecondWithoutARequest() {
        var alice = new Visitor(shop, "alice");
        Page page = alice.signIn();
        Instant before = Instant.now();
        alice.browser().click(page, shop.home("last-click"));
        Instant after = Instant.now();
        String id = alice.browser().cookies().get("JSESSIONID").value();
        Pattern entry = Pattern.compile("HttpSession " + id + " ended at (\\d+)");

        Instant ended =
                Await.value("HttpSession " + id + " is ended", SOON_AFTER_IDLE, () -> scene.tomcat().log().stream()
                        .map(entry::matcher)
                        .filter(Matcher::find)
                        .map(line -> Instant.ofEpochMilli(Long.parseLong(line.group(1))))
                        .findFirst());

        assertThat(ended)
                .isBetween(
                        before.plus(IDLE).minus(SCHEDULING),
                        after.plus(IDLE).plusSeconds(1).plus(SCHEDULING));
    }

    @Story
    void aLongRequestIsActivityWhenItEnds() {
        var alice = new Visitor(shop, "alice");
        alice.signIn();
        Page slow = alice.browser()
                .open(shop.page("slow.jsp?millis=" + IDLE.minusSeconds(1).toMillis()));
        assertThat(slow.body()).contains("done");
        Instant end = Instant.now();

        Await.until("more than the idle limit since the request began", IDLE, () -> Instant.now()
                .isAfter(end.plusSeconds(2)));

        assertThat(alice.fetchData().status()).isEqualTo(200);
    }

    @Story
    void eightBusyConnectionsGetNothingFromTheAppAtOrAfterTheAbsoluteEnd() throws InterruptedException {
        var alice = new Visitor(shop, "alice");
        Page page = alice.signIn();
        Instant end =
                scene.neighbour().signInSilently(alice.browser()).authTime().plus(ABSOLUTE);

        int asked = BusyConnections.ask(CONNECTIONS, alice.browser(), shop.page("data.jsp?busy"), end);

        List<AccessLogEntry> answers =
                Await.value("all " + asked + " answers are in the access log", Duration.ofSeconds(5), () -> Optional.of(
                                scene.answers("?busy"))
                        .filter(logged -> logged.size() >= asked));
        List<AccessLogEntry> late =
                answers.stream().filter(answer -> !answer.begin().isBefore(end)).toList();
        assertThat(late).as("requests that arrived at or after the end").hasSizeGreaterThan(CONNECTIONS);
        assertThat(late)
                .as("those among them that were let in, end " + end.toEpochMilli())
                .filteredOn(
                        answer -> answer.status() != 401 || answer.admitted().isPresent())
                .isEmpty();
        List<Instant> admitted = answers.stream()
                .map(AccessLogEntry::admitted)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        assertThat(admitted).as("let in").isNotEmpty();
        assertThat(admitted.get(admitted.size() - 1))
                .as("let in last")
                .isCloseTo(end, within(SCHEDULING.toMillis(), ChronoUnit.MILLIS));
        assertRefused(alice.fetchData(), "absolute-timeout");
        LoginForm.on(alice.browser().click(page, shop.home("after-the-end")));
    }

    @Story
    void aTimeoutRevokesTheRefreshTokenAndLeavesTheNeighbourAlone() {
        var alice = new Visitor(shop, "alice");
        alice.signIn();
        ProviderSession session = scene.neighbour().signInSilently(alice.browser());
        assertThat(scene.keycloak().admin().clientsOf(session)).containsExactlyInAnyOrder("legacy", "neighbour");

        alice.awaitEnd(SOON_AFTER_IDLE);

        Await.until(
                "only the neighbour still holds tokens",
                Duration.ofSeconds(15),
                () -> scene.keycloak().admin().clientsOf(session).equals(Set.of("neighbour")));
    }

    @Story
    void logoutEndsTheSessionHereAndAtTheProvider() {
        var alice = new Visitor(shop, "alice");
        Page page = alice.signIn();
        ProviderSession session = scene.neighbour().signInSilently(alice.browser());
        Cookie old = alice.cookie();

        Page answer = alice.browser().click(page, shop.endpoint("logout"));

        assertThat(scene.keycloak().owns(answer.url())).as(answer.toString()).isFalse();
        assertThat(answer.text()).containsIgnoringCase("signed out");
        assertThat(scene.keycloak().admin().clientsOf(session)).isEmpty();
        assertThat(alice.fetchData().status()).isEqualTo(401);
        LoginForm.on(alice.browser().open(shop.home("after-logout")));
        alice.browser().cookies().put(old);
        assertThat(alice.status()).satisfies(status -> {
            assertThat(status.state()).isEqualTo("ended");
            assertThat(status.reason()).isEqualTo("logout");
        });
    }

    @Story
    void theAppsOwnLogoutEndsTheSession() {
        var alice = new Visitor(shop, "alice");
        Page page = alice.signIn();

        Page goodbye = alice.browser().click(page, shop.page("logout.jsp"));

        assertThat(goodbye.text("goodbye")).isEqualTo("Goodbye");
        assertRefused(alice.fetchData(), "logout");
        assertThat(alice.status().reason()).isEqualTo("logout");
    }

    @Story
    void theNextUserOfTheBrowserGetsAnHttpSessionOfTheirOwn() {
        var alice = new Visitor(shop, "alice");
        Page page = alice.signIn();
        alice.browser().click(page, shop.home("again"));
        alice.browser().cookies().all().stream()
                .filter(cookie -> !cookie.name().equals("JSESSIONID"))
                .forEach(alice.browser().cookies()::delete);

        Page form = alice.browser().open(shop.home("the-next"));
        Page bobs = LoginForm.on(form).signIn(alice.browser(), "bob");

        assertThat(bobs.text("user")).isEqualTo("bob");
        assertThat(bobs.text("count")).isEqualTo("1");
    }

    @Story
    void theLogHoldsNoSecret() {
        var alice = new Visitor(shop, "alice");
        alice.signIn();
        alice.fetchData();

        assertThat(scene.tomcat().log())
                .noneMatch(line -> line.contains(alice.cookie().value()))
                .noneMatch(line -> line.contains(Scene.CLIENT_SECRET))
                .noneMatch(line -> line.contains(JSON_WEB_TOKEN));
    }

    /** A script is told what happened and where to sign in, and nothing is stored. */
    private void assertRefused(Page answer, @Nullable String reason) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.header("Content-Type").orElse("nothing")).startsWith("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).isPresent();
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Admitted")).as("the webapp was not asked").isEmpty();
        assertThat(SessionStatus.json(answer).get("reason")).isEqualTo(reason);
        assertThat(String.valueOf(SessionStatus.json(answer).get("login")))
                .startsWith(shop.endpoint("login").getPath());
    }
}
