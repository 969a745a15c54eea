package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.demo.provider.Endpoint;
import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import dev.curfew.session.EndReason;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user has no more sessions than the policy allows, sees them all, and ends the others (OWASP ASVS 5.0, 7.1.2, 7.4.3 and 7.5.2). */
public abstract class ConcurrentSessionsContract extends StagedContract {

    private static final String OTHERS = "session/others";

    private final List<Browser> browsers = new ArrayList<>();

    /** One session for alice, who is asked; one for bob, whose older one ends; one for admin, who is refused another. */
    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual()
                .withRules(one("alice", AtLimit.ASK), one("bob", AtLimit.END_OLDEST), one("admin", AtLimit.REFUSE));
    }

    private static Rule one(String user, AtLimit atLimit) {
        return new Rule(
                "one for " + user,
                new Condition(Set.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of(user)),
                Effect.builder().maxSessions(1).atLimit(atLimit).build());
    }

    /** The limit knows no tests: what one leaves behind must not count in the next. */
    @AfterEach
    void signOutEverywhere() {
        browsers.add(alice());
        browsers.forEach(browser -> browser.fetch("POST", endpoint("logout")));
        browsers.clear();
    }

    private Browser anotherBrowser() {
        Browser browser = new Browser();
        browsers.add(browser);
        return browser;
    }

    /** Signs in and goes where that leads. */
    private Page arrive(Browser browser, String user) {
        return stage().signIn(browser, browser.open(hello()), user);
    }

    private Browser signedIn(String user) {
        Browser browser = anotherBrowser();
        signIn(browser, user);
        return browser;
    }

    private boolean isLetIn(Browser browser) {
        return browser.fetch(hello()).status() == 200;
    }

    @Test
    void theOlderSessionEndsWhereThePolicySaysSo() {
        Browser older = signedIn("bob");
        Browser newer = signedIn("bob");

        assertThat(older.fetch(hello()).body()).contains("\"reason\":\"session-limit\"");
        assertThat(isLetIn(newer)).isTrue();
        assertThat(endings()).containsExactly(EndReason.SESSION_LIMIT);
    }

    @Test
    void theOlderSessionsHttpSessionEndsWithIt() {
        Browser older = signedIn("bob");
        String id = told(older.open(stage().url("/app/sample/count")), "http-session");
        signedIn("bob");

        DoorFixture.await(
                "the HttpSession has ended", () -> stage().endedHttpSessions().contains(id));
    }

    @Test
    void theOlderSessionHasToAuthenticateAnewAndThenEndsTheOther() {
        Browser older = signedIn("bob");
        Browser newer = signedIn("bob");
        clock().advanceToAnotherMinute();
        Page page = older.open(hello());

        assertThat(page).matches(isSignInPage());
        assertThat(stage().signIn(older, page, "bob").body()).contains("user=bob");
        assertThat(isLetIn(newer)).isFalse();
    }

    @Test
    void anotherSessionIsRefusedWhereThePolicySaysSo() {
        Browser older = signedIn("admin");
        Browser newer = anotherBrowser();
        Page page = arrive(newer, "admin");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("You are signed in elsewhere", "one session at a time", "Try again");
        assertThat(newer.fetch(hello()).status()).isEqualTo(401);
        assertThat(isLetIn(older)).isTrue();
        assertThat(events())
                .filteredOn(event -> event.kind() == SessionEvent.Kind.SIGN_IN_REFUSED)
                .extracting(SessionEvent::detail)
                .containsExactly("session-limit");
    }

    @Test
    void tryingAgainHelpsOnceTheOtherHasSignedOut() {
        Browser older = signedIn("admin");
        Browser newer = anotherBrowser();
        clock().advance(Duration.ofSeconds(1));
        Page page = arrive(newer, "admin");
        older.fetch("POST", endpoint("logout"));

        assertThat(newer.click(page, page.link("a.go")).body()).contains("user=admin");
    }

    @Test
    void signingInAgainInTheSameBrowserIsNeverOneTooMany() {
        Browser browser = signedIn("admin");
        browser.cookies().delete(sessionCookie(browser));

        assertThat(browser.open(hello()).body()).contains("user=admin");
        assertThat(isLetIn(browser)).isTrue();
    }

    @Test
    void whoIsAskedChoosesAndGoesOnToWhereTheyWanted() {
        Browser older = signedIn("alice");
        URI wanted = stage().url("/app/sample/wanted?x=1");
        Page page = stage().signIn(alice(), alice().open(wanted), "alice");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.url().getPath()).isEqualTo(endpoint(OTHERS).getPath());
        assertThat(page.text())
                .contains("You are signed in elsewhere", "Firefox on Linux", "from 127.0.0.x", "(this session)");
        Page after = alice().submit(page.form("form").press("li button"));
        assertThat(after.url()).isEqualTo(wanted);
        assertThat(after.body()).contains("user=alice");
        assertThat(older.fetch(hello()).body()).contains("\"reason\":\"revoked\"");
        assertThat(endings()).containsExactly(EndReason.REVOKED);
    }

    @Test
    void untilThenNothingIsLetThrough() {
        signedIn("alice");
        arrive(alice(), "alice");
        int before = served();

        Page script = alice().fetch(hello());
        assertThat(script.status()).isEqualTo(403);
        assertThat(script.body())
                .contains("\"type\":\"urn:curfew:problem:session-limit\"")
                .contains("\"others\":\"" + stage().endpoint(OTHERS) + "\"");
        assertThat(alice().open(hello()).url().getPath())
                .isEqualTo(endpoint(OTHERS).getPath());
        assertThat(alice().fetch("POST", endpoint("session/extend")).status()).isEqualTo(403);
        assertThat(served()).isEqualTo(before);
        assertThat(alice().fetch(stage().url("/app/sample/public/x")).body()).contains("user=null");
        assertThat(status()).contains("\"state\":\"active\"");
    }

    @Test
    void aHeldSessionIsNotKeptAliveByAsking() {
        Browser older = signedIn("alice");
        arrive(alice(), "alice");
        for (int i = 0; i < 3; i++) {
            clock().advance(TomcatFixture.IDLE.dividedBy(3));
            older.fetch(hello());
            alice().open(hello());
            alice().fetch(endpoint(OTHERS));
        }

        assertThat(status()).contains("\"state\":\"ended\"", "idle-timeout");
        assertThat(isLetIn(older)).isTrue();
    }

    @Test
    void aHeldSessionGoesOnByItselfWhenTheOtherEnds() {
        Browser older = signedIn("alice");
        arrive(alice(), "alice");
        older.fetch("POST", endpoint("logout"));

        assertThat(isLetIn(alice())).isTrue();
    }

    @Test
    void signingOutOfAHeldSessionLeavesTheOtherAlone() {
        Browser older = signedIn("alice");
        Page page = arrive(alice(), "alice");
        alice().submit(page.form("form[action$=logout]"));

        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
        assertThat(isLetIn(older)).isTrue();
    }

    @Test
    void anOldAuthenticationIsRenewedBeforeItEndsAnother() {
        Browser older = signedIn("alice");
        Page page = arrive(alice(), "alice");
        clock().advance(Duration.ofMinutes(5));
        Page asked = alice().submit(page.form("form").press("button[value=all]"));

        assertThat(asked).matches(isSignInPage());
        assertThat(isLetIn(older)).isTrue();
        Page back = stage().signIn(alice(), asked, "alice");
        assertThat(back.url().getPath()).isEqualTo(endpoint(OTHERS).getPath());
        Page after = alice().submit(back.form("form").press("button[value=all]"));
        assertThat(after.url()).isEqualTo(hello());
        assertThat(isLetIn(older)).isFalse();
    }

    @Test
    void anAuthenticationThatIsATickYoungerIsYoungEnough() {
        signedIn("alice");
        Page page = arrive(alice(), "alice");
        long asked = stage().provider().requests(Endpoint.AUTHORIZATION);
        clock().advance(Duration.ofMinutes(5).minusMillis(1));

        assertThat(alice().submit(page.form("form").press("button[value=all]")).url())
                .isEqualTo(hello());
        assertThat(stage().provider().requests(Endpoint.AUTHORIZATION)).isEqualTo(asked);
    }

    @Test
    void aScriptListsAndEndsTheOthers() {
        Browser older = signedIn("alice");
        arrive(alice(), "alice");
        Page list = alice().fetch(endpoint(OTHERS));

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(list.header("Cache-Control")).contains("no-store");
        assertThat(list.body())
                .contains("\"network\":\"127.0.0.x\",\"browser\":\"Firefox on Linux\",\"held\":false,\"current\":false")
                .contains("\"held\":true,\"current\":true");
        String id = list.body().replaceFirst("^\\[\\{\"id\":\"([0-9a-f]{16})\".*$", "$1");
        assertThat(alice().fetch("DELETE", endpoint(OTHERS + "?id=0123456789abcdef"))
                        .status())
                .isEqualTo(404);
        assertThat(alice().fetch("DELETE", endpoint(OTHERS + "?id=" + id)).status())
                .isEqualTo(204);
        assertThat(older.fetch(hello()).status()).isEqualTo(401);
        assertThat(isLetIn(alice())).isTrue();
    }

    @Test
    void aScriptIsToldWhenItsAuthenticationIsTooOld() {
        signIn();
        clock().advance(Duration.ofMinutes(5));
        Page answer = alice().fetch("DELETE", endpoint(OTHERS));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).hasValueSatisfying(challenge -> assertThat(challenge)
                .contains("error=\"insufficient_user_authentication\"", "max_age=\"300\""));
    }

    @Test
    void anotherSiteEndsNothing() {
        Browser older = signedIn("alice");
        arrive(alice(), "alice");

        assertThat(alice().ask("DELETE", endpoint(OTHERS), "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(isLetIn(older)).isTrue();
    }

    @Test
    void aFormThatIsTooLongOrNoFormEndsNothing() {
        Browser older = signedIn("alice");
        Page page = arrive(alice(), "alice");

        alice().submit(page.form("form").set("return", "/" + "x".repeat(8192)).press("button[value=all]"));
        alice().ask("POST", endpoint(OTHERS + "?end=all"), "Sec-Fetch-Site", "same-origin");
        alice().ask(
                        "POST",
                        endpoint(OTHERS + "?end=all"),
                        "Sec-Fetch-Site",
                        "same-origin",
                        "Content-Type",
                        "multipart/form-data; boundary=x");
        assertThat(isLetIn(older)).isTrue();
    }

    @Test
    void whoOpensThePageWithoutASessionSignsInFirst() {
        Page page = stage().signIn(alice(), alice().open(endpoint(OTHERS)), "alice");

        assertThat(page.url().getPath()).isEqualTo(endpoint(OTHERS).getPath());
        assertThat(page.text()).contains("Where you are signed in", "(this session)");
        assertThat(alice().fetch(endpoint(OTHERS)).body()).containsOnlyOnce("\"id\"");
    }

    @Test
    void ofBrowsersThatSignInAtOnceExactlyOneIsFree() throws Exception {
        for (String user : List.of("alice", "bob", "admin")) {
            List<Browser> all = new ArrayList<>();
            List<Page> pages = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Browser browser = anotherBrowser();
                all.add(browser);
                pages.add(browser.open(hello()));
            }
            CyclicBarrier start = new CyclicBarrier(all.size());
            List<Callable<Page>> work = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                Browser browser = all.get(i);
                Page page = pages.get(i);
                work.add(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return stage().signIn(browser, page, user);
                });
            }
            ExecutorService threads = Executors.newFixedThreadPool(all.size());
            try {
                for (Future<Page> done : threads.invokeAll(work)) {
                    assertThat(done.get().status()).isLessThan(500);
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(all.stream().filter(this::isLetIn)).as(user).hasSize(1);
        }
    }
}
