package dev.curfew.reply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.curfew.guard.GuardFixture;
import dev.curfew.guard.RenewedSession;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.lifecycle.SessionLimitTest;
import dev.curfew.oidc.AuthenticationOptions;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Limits;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsEndpointTest {

    private static final String OTHERS = "/app/.curfew/session/others";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final GuardFixture stage = GuardFixture.with();

    private static FakeExchange delete(String query) {
        return FakeExchange.fetch("DELETE", OTHERS + query);
    }

    private static FakeExchange post(String form) {
        return FakeExchange.of("POST", OTHERS)
                .with("Sec-Fetch-Site", "same-origin")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "document")
                .sending(form);
    }

    private String json() {
        return stage.reply(FakeExchange.fetch("GET", OTHERS)).body();
    }

    private Document page(String query) {
        Reply reply = stage.reply(FakeExchange.navigation(OTHERS + query));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(GuardFixture.header(reply, "Content-Type")).startsWith("text/html");
        return Jsoup.parse(reply.body());
    }

    private boolean lives(Map<String, String> browser) {
        Map<String, String> present = new LinkedHashMap<>(stage.cookies);
        stage.use(browser);
        boolean living = stage.session().end() == null;
        stage.use(present);
        return living;
    }

    private String tag(Map<String, String> browser) {
        Map<String, String> present = new LinkedHashMap<>(stage.cookies);
        stage.use(browser);
        String tag = stage.session().tag().toString();
        stage.use(present);
        return tag;
    }

    @Test
    void aScriptWithoutASessionIsToldToSignIn() {
        for (FakeExchange request : List.of(FakeExchange.fetch("GET", OTHERS), delete(""), delete("?id=x"))) {
            Reply reply = stage.reply(request);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).contains("\"login\":\"/app/.curfew/login\"");
        }
    }

    @Test
    void aPersonWithoutASessionSignsInAndComesBack() {
        String state = GuardFixture.stateIn(stage.reply(FakeExchange.navigation(OTHERS + "?return=%2Fapp%2Fx")));
        assertThat(GuardFixture.header(stage.callback(state), "Location")).isEqualTo(OTHERS + "?return=%2Fapp%2Fx");
    }

    @Test
    void aSessionThatIsOverSeesNothing() {
        stage.signIn();
        stage.now += GuardFixture.LIMITS.idle();
        assertThat(json()).contains("idle-timeout").doesNotContain("signedInAgo");
    }

    @Test
    void listsTheUsersSessionsInSecondsAgo() {
        Map<String, String> first = stage.signInElsewhere("first");
        stage.now += 100_000;
        Map<String, String> second = stage.signInElsewhere("second");
        stage.use(first);
        stage.now += 20_999;
        stage.proceed(FakeExchange.fetch("GET", "/app/"));
        stage.now += 5_000;
        stage.use(second);

        Reply reply = stage.reply(FakeExchange.fetch("GET", OTHERS));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers())
                .contains(entry("Content-Type", "application/json"), entry("Cache-Control", "no-store"));
        assertThat(GuardFixture.header(reply, "Vary")).contains("Accept", "Sec-Fetch-Dest");
        assertThat(reply.body())
                .isEqualTo("[{\"id\":\"" + tag(first) + "\",\"signedInAgo\":125,\"lastActiveAgo\":5,"
                        + "\"network\":\"192.0.2.x\",\"browser\":null,\"held\":false,\"current\":false},"
                        + "{\"id\":\"" + tag(second) + "\",\"signedInAgo\":25,\"lastActiveAgo\":25,"
                        + "\"network\":\"192.0.2.x\",\"browser\":null,\"held\":false,\"current\":true}]");
    }

    @Test
    void listsNobodyElsesSessionsAndNoneThatIsOver() {
        stage.signInElsewhere("over");
        stage.now += GuardFixture.LIMITS.idle();
        stage.provider.user = "bob";
        stage.signInElsewhere("bobs");
        stage.provider.user = "alice";
        stage.signInElsewhere("present");
        assertThat(json()).containsOnlyOnce("\"id\"").contains("\"current\":true");
    }

    @Test
    void lookingIsNeverActivity() {
        stage.signIn();
        stage.now += 600_000;
        json();
        page("");
        assertThat(stage.session().lastActivity()).isEqualTo(GuardFixture.T);
        assertThat(stage.registry.writes()).isZero();
    }

    @Test
    void aScriptEndsAllOthersAtOnceAndGoesOnItself() {
        List<Map<String, String>> others = List.of(stage.signInElsewhere("one"), stage.signInElsewhere("two"));
        stage.provider.user = "bob";
        Map<String, String> bob = stage.signInElsewhere("bobs");
        stage.provider.user = "alice";
        Map<String, String> present = stage.signInElsewhere("present");

        Reply reply = stage.reply(delete(""));
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(others).noneMatch(this::lives);
        assertThat(List.of(bob, present)).allMatch(this::lives);
        assertThat(stage.farewells)
                .extracting(ended -> ended.end().reason())
                .containsExactly(EndReason.REVOKED, EndReason.REVOKED);
        stage.use(others.get(0));
        assertThat(stage.reply(FakeExchange.fetch("GET", "/app/")).body()).contains("\"reason\":\"revoked\"");
    }

    @Test
    void aScriptEndsOneOther() {
        Map<String, String> one = stage.signInElsewhere("one");
        Map<String, String> two = stage.signInElsewhere("two");
        stage.signInElsewhere("present");
        assertThat(stage.reply(delete("?id=" + tag(one))).status()).isEqualTo(204);
        assertThat(lives(one)).isFalse();
        assertThat(lives(two)).isTrue();
    }

    @Test
    void whatIsNoOtherSessionOfTheUserIsNotFoundWhetherOrNotItExists() {
        stage.provider.user = "bob";
        Map<String, String> bob = stage.signInElsewhere("bobs");
        stage.provider.user = "alice";
        Map<String, String> over = stage.signInElsewhere("over");
        stage.use(over);
        stage.terminator.end(stage.session().key(), EndReason.LOGOUT, stage.now);
        stage.now += 1000;
        Map<String, String> present = stage.signInElsewhere("present");

        List<Reply> replies = List.of(
                stage.reply(delete("?id=" + tag(bob))),
                stage.reply(delete("?id=" + tag(over))),
                stage.reply(delete("?id=" + tag(present))),
                stage.reply(delete("?id=0123456789abcdef")),
                stage.reply(delete("?id=")),
                stage.reply(delete("?id=%00")),
                stage.reply(delete("?id=" + tag(bob) + "&id=" + tag(bob))));
        assertThat(replies).containsOnly(replies.get(3));
        assertThat(replies.get(3).status()).isEqualTo(404);
        assertThat(List.of(bob, present)).allMatch(this::lives);
    }

    @ParameterizedTest
    @CsvSource({"POST, cross-site", "POST, same-site", "POST, ", "DELETE, cross-site", "DELETE, "})
    void anotherSiteEndsNothing(String method, String site) {
        Map<String, String> other = stage.signInElsewhere("other");
        stage.signInElsewhere("present");
        FakeExchange request = FakeExchange.of(method, OTHERS).sending("end=all");
        Reply reply = stage.reply(site == null ? request : request.with("Sec-Fetch-Site", site));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("urn:curfew:problem:cross-site");
        assertThat(lives(other)).isTrue();
    }

    @Test
    void anAuthenticationIsYoungEnoughATickBeforeFiveMinutesAndTooOldAtThem() {
        Map<String, String> one = stage.signInElsewhere("one");
        Map<String, String> two = stage.signInElsewhere("two");
        stage.signInElsewhere("present");
        stage.now += 299_999;
        assertThat(stage.reply(delete("?id=" + tag(one))).status()).isEqualTo(204);
        stage.now++;
        for (FakeExchange request : List.of(delete("?id=" + tag(two)), delete(""), delete("?id=unknown"))) {
            Reply reply = stage.reply(request);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(GuardFixture.header(reply, "WWW-Authenticate"))
                    .isEqualTo("Curfew error=\"insufficient_user_authentication\", max_age=\"300\", "
                            + "login=\"/app/.curfew/login?max_age=300\"");
        }
        assertThat(lives(two)).isTrue();
    }

    @Test
    void aScriptThatPostsIsToldTheSame() {
        stage.signIn();
        stage.now += 300_000;
        Reply reply = stage.reply(FakeExchange.fetch("POST", OTHERS).sending("end=all"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).contains("\"max_age\":300");
    }

    @Test
    void aFormGoesToTheProviderForAYoungerAuthenticationAndBackToThePage() {
        Map<String, String> other = stage.signInElsewhere("other");
        stage.signInElsewhere("present");
        stage.now += 300_000;
        Reply away = stage.reply(post("end=all&return=%2Fapp%2Forders"));
        assertThat(lives(other)).isTrue();
        assertThat(stage.provider.demands)
                .last()
                .extracting(AuthenticationOptions::maxAgeSeconds, AuthenticationOptions::prompt)
                .containsExactly(300L, false);
        stage.provider.authTime = stage.now / 1000;
        assertThat(GuardFixture.header(stage.callback(GuardFixture.stateIn(away)), "Location"))
                .isEqualTo(OTHERS + "?return=%2Fapp%2Forders");
        stage.reply(post("end=all&return=%2Fapp%2Forders"));
        assertThat(lives(other)).isFalse();
    }

    @Test
    void aFormEndsOneAndShowsThePageAgain() {
        Map<String, String> one = stage.signInElsewhere("one");
        Map<String, String> two = stage.signInElsewhere("two");
        stage.signInElsewhere("present");
        Reply reply = stage.reply(post("return=%2Fapp%2Forders&end=" + tag(one)));
        assertThat(reply.status()).isEqualTo(303);
        assertThat(GuardFixture.header(reply, "Location")).isEqualTo(OTHERS + "?return=%2Fapp%2Forders");
        assertThat(lives(one)).isFalse();
        assertThat(lives(two)).isTrue();
    }

    @Test
    void aFormEndsAllOthers() {
        Map<String, String> one = stage.signInElsewhere("one");
        Map<String, String> two = stage.signInElsewhere("two");
        Map<String, String> present = stage.signInElsewhere("present");
        stage.reply(post("end=all"));
        assertThat(List.of(one, two)).noneMatch(this::lives);
        assertThat(lives(present)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "end=", "end=everything", "end=0123456789abcdef", "end=all&end=all", "x=y", "%"})
    void aFormThatNamesNoOtherSessionEndsNothingAndShowsThePage(String form) {
        Map<String, String> other = stage.signInElsewhere("other");
        Map<String, String> present = stage.signInElsewhere("present");
        Reply reply = stage.reply(post(form));
        assertThat(GuardFixture.header(reply, "Location")).isEqualTo(OTHERS + "?return=%2Fapp%2F");
        assertThat(List.of(other, present)).allMatch(this::lives);
    }

    @Test
    void aFormThatIsTooLongOrNoneEndsNothing() {
        Map<String, String> other = stage.signInElsewhere("other");
        stage.signInElsewhere("present");
        assertThat(stage.reply(post("end=all&x=" + "x".repeat(8200))).status()).isEqualTo(303);
        assertThat(stage.reply(FakeExchange.of("POST", OTHERS).with("Sec-Fetch-Site", "same-origin"))
                        .status())
                .isEqualTo(303);
        assertThat(lives(other)).isTrue();
    }

    @Test
    void aFormCannotEndItsOwnSessionNorAnotherUsers() {
        stage.provider.user = "bob";
        Map<String, String> bob = stage.signInElsewhere("bobs");
        stage.provider.user = "alice";
        Map<String, String> present = stage.signInElsewhere("present");
        stage.reply(post("end=" + tag(bob)));
        stage.reply(post("end=" + tag(present)));
        assertThat(List.of(bob, present)).allMatch(this::lives);
    }

    @Test
    void thePageSaysWhenFromWhereAndWithWhichBrowser() {
        stage.provider.sid = "first";
        String state = stage.goToProvider();
        stage.reply(FakeExchange.navigation("/app/.curfew/callback?code=c&state=" + state)
                .with("User-Agent", FIREFOX)
                .from("2001:db8:1::7"));
        stage.now += 3_600_000 / 10;
        stage.signInElsewhere("second");

        Document page = page("?return=%2Fapp%2Forders");
        assertThat(page.title()).isEqualTo("Where you are signed in");
        assertThat(page.select("li > h2").eachText())
                .containsExactly("Firefox on Linux", "Unknown browser (this session)");
        assertThat(page.select("li:first-child > p").eachText())
                .containsExactly(
                        "Signed in 6 minutes ago (2027-01-15 08:00 UTC) from 2001:db8:1::.",
                        "Last active 6 minutes ago (2027-01-15 08:00 UTC).");
        assertThat(page.select("li:last-child > h2 + p").text())
                .isEqualTo("Signed in less than a minute ago (2027-01-15 08:06 UTC) from 192.0.2.x.");
        assertThat(page.select("li:last-child button")).isEmpty();
        assertThat(page.select("li:first-child button[name=end]").eachText()).containsExactly("End this session");
        assertThat(page.select("form button[name=end][value=all]").text()).isEqualTo("End all other sessions");
        assertThat(page.select("a.go").eachAttr("href")).containsExactly("/app/orders");
        assertThat(page.select("form[action=/app/.curfew/logout] button").text())
                .isEqualTo("Sign out");
        assertThat(page.select("input[name=return]").eachAttr("value")).containsExactly("/app/orders");
        assertThat(page.select("script")).isEmpty();
    }

    @Test
    void thePageOfAnOnlySessionOffersNothingToEnd() {
        stage.signIn();
        Document page = page("");
        assertThat(page.select("li")).hasSize(1);
        assertThat(page.select("button[name=end]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?return=",
                "?return=%2F%2Fevil.example",
                "?return=https://evil.example/",
                "?return=/app/.curfew/logout",
                "?return=/app/x&return=/app/y",
                "?return=%2F%5Cevil.example"
            })
    void thePageLeadsNowhereElse(String query) {
        stage.signIn();
        assertThat(page(query).select("a.go").eachAttr("href")).containsExactly("/app/");
        Reply reply = stage.reply(post("end=all" + query.replace('?', '&')));
        assertThat(GuardFixture.header(reply, "Location")).isEqualTo(OTHERS + "?return=%2Fapp%2F");
    }

    @Test
    void thePageCannotBeFramed() {
        stage.signIn();
        Reply reply = stage.reply(
                FakeExchange.get(OTHERS).with("Sec-Fetch-Mode", "navigate").with("Sec-Fetch-Dest", "iframe"));
        assertThat(GuardFixture.header(reply, "Content-Security-Policy")).endsWith("frame-ancestors 'none'");
    }

    @Test
    void aHeldSessionChoosesAndGoesOnToWhereItsUserWanted() {
        GuardFixture asking = SessionLimitTest.stage(1, AtLimit.ASK);
        asking.signInElsewhere("first");
        SessionRecord first = asking.session();
        asking.signInElsewhere("second");
        String there =
                requireNonNull(GuardFixture.header(asking.reply(FakeExchange.navigation("/app/orders")), "Location"));

        Reply shown = asking.reply(FakeExchange.navigation(there));
        Document page = Jsoup.parse(shown.body());
        assertThat(page.title()).isEqualTo("You are signed in elsewhere");
        assertThat(page.text())
                .contains("You may have only one session at a time", "Waiting until another session ends");
        assertThat(page.select("a.go")).isEmpty();

        Reply ended = asking.reply(post("return=%2Fapp%2Forders&end=" + first.tag()));
        Reply on = asking.reply(FakeExchange.navigation(requireNonNull(GuardFixture.header(ended, "Location"))));
        assertThat(on.status()).isEqualTo(303);
        assertThat(GuardFixture.header(on, "Location")).isEqualTo("/app/orders");
        asking.proceed(FakeExchange.navigation("/app/orders"));
        assertThat(requireNonNull(requireNonNull(asking.sessions.find(first.key()))
                                .end())
                        .reason())
                .isEqualTo(EndReason.REVOKED);
    }

    @Test
    void aScriptOfAHeldSessionSeesThatItIsHeldAndIsLetGoByItsDelete() {
        GuardFixture asking = SessionLimitTest.stage(1, AtLimit.ASK);
        asking.signInElsewhere("first");
        asking.signInElsewhere("second");
        assertThat(asking.reply(FakeExchange.fetch("GET", OTHERS)).body())
                .contains("\"held\":false,\"current\":false", "\"held\":true,\"current\":true");
        asking.reply(delete(""));
        asking.proceed(FakeExchange.fetch("GET", "/app/"));
        assertThat(asking.reply(FakeExchange.fetch("GET", OTHERS)).body())
                .containsOnlyOnce("\"id\"")
                .contains("\"held\":false,\"current\":true");
    }

    @Test
    void whatIsRenewedInTheMomentThatItIsToEndEndsAllTheSame() {
        stage.signInElsewhere("same");
        SessionRecord other = stage.session();
        SessionRecord heir = RenewedSession.of(other);
        stage.signInElsewhere("present");
        stage.registry.beforeNextReplace(() -> {
            stage.sessions.createBehind(other.key(), heir);
            stage.sessions.retire(other.key(), stage.now);
        });
        assertThat(stage.reply(delete("")).status()).isEqualTo(204);
        assertThat(requireNonNull(
                                requireNonNull(stage.sessions.find(heir.key())).end())
                        .reason())
                .isEqualTo(EndReason.REVOKED);
    }

    /** The body comes slowly, and until it is there nothing is decided. */
    private Reply postedWhile(Runnable meanwhile) {
        return stage.reply(post("end=all").whileSending(meanwhile));
    }

    @Test
    void whoseSessionEndsBeforeTheFormIsThereEndsNoOther() {
        Map<String, String> other = stage.signInElsewhere("other");
        stage.signInElsewhere("present");
        SessionRecord own = stage.session();
        Reply reply = postedWhile(() -> stage.terminator.end(own.key(), EndReason.REVOKED, stage.now));
        assertThat(GuardFixture.header(reply, "Location")).startsWith("https://op.example.com/");
        assertThat(lives(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void theEndOfTheSessionIsJudgedWhenTheFormIsThere(long tick, boolean otherGoesOn) {
        GuardFixture hasty = GuardFixture.with(new Limits(100_000, 28_800_000, 0, 0));
        Map<String, String> other = hasty.signInElsewhere("other");
        Map<String, String> present = hasty.signInElsewhere("present");
        hasty.now += 50_000;
        hasty.use(other);
        hasty.proceed(FakeExchange.fetch("GET", "/app/"));
        hasty.use(present);
        hasty.reply(post("end=all").whileSending(() -> hasty.now = GuardFixture.T + 100_000 + tick));
        hasty.use(other);
        assertThat(hasty.session().end() == null).isEqualTo(otherGoesOn);
    }

    /** A stranger who has the old cookie must not gain by what the user proves while the stranger's form is on its way. */
    @Test
    void aFormThatComesSlowlyIsWorthWhatItsOwnCookieIs() {
        Map<String, String> other = stage.signInElsewhere("other");
        stage.signInElsewhere("present");
        SessionRecord before = stage.session();
        stage.now += SessionsEndpoint.YOUNG;
        postedWhile(() -> {
            String state = GuardFixture.stateIn(stage.reply(FakeExchange.navigation("/app/.curfew/login?max_age=0")));
            stage.provider.authTime = stage.now / 1000;
            stage.callback(state);
        });
        assertThat(stage.session().key()).isNotEqualTo(before.key());
        assertThat(lives(other)).isTrue();
    }

    @Test
    void theFiveMinutesAreJudgedWhenTheFormIsThere() {
        Map<String, String> other = stage.signInElsewhere("other");
        stage.signInElsewhere("present");
        long begun = stage.now;
        postedWhile(() -> stage.now = begun + SessionsEndpoint.YOUNG);
        assertThat(lives(other)).isTrue();
        stage.now = begun;
        postedWhile(() -> stage.now = begun + SessionsEndpoint.YOUNG + 1);
        assertThat(lives(other)).isTrue();
        stage.now = begun;
        postedWhile(() -> stage.now = begun + SessionsEndpoint.YOUNG - 1);
        assertThat(lives(other)).isFalse();
    }
}
