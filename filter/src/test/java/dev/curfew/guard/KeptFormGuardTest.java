package dev.curfew.guard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.observe.SessionEvent;
import dev.curfew.oidc.ProviderException;
import dev.curfew.policy.Access;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import dev.curfew.session.EndReason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a form that comes when its sender has to sign in first. */
class KeptFormGuardTest {

    private static final long IDLE = Stage.LIMITS.idle();
    private static final long RESUME = Stage.LIMITS.resumeWithin();
    private static final String PAGE = "https://shop.example.com/app/orders/new?a=b#c";

    private final Stage stage = Stage.with(
            new Rule(
                    "pay",
                    Condition.path("/app/pay"),
                    Effect.builder().idle(300_000).build()),
            new Rule(
                    "public",
                    Condition.path("/app/public"),
                    Effect.builder().access(Access.PUBLIC).build()));

    private static FakeExchange order() {
        return FakeExchange.submission("/app/orders?x=1", "item=chair&item=table&note=a%0D%0Ab&password=hunter2")
                .with("Referer", PAGE);
    }

    /** Sends a request that has to sign in, signs in as that user, and gives where that leads. */
    private String signInFor(FakeExchange request, String user) {
        return signInAfter(stage.reply(request), user);
    }

    private String signInAfter(Reply toProvider, String user) {
        String state = Stage.stateIn(toProvider);
        stage.now += 1000;
        stage.provider.user = user;
        stage.provider.authTime = stage.now / 1000;
        return requireNonNull(Stage.header(stage.callback(state), "Location"));
    }

    private String keep() {
        stage.signIn();
        stage.pass(IDLE);
        return signInFor(order(), "alice");
    }

    private Reply open(String target) {
        return stage.reply(FakeExchange.navigation(target));
    }

    private static Document page(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return Jsoup.parse(reply.body());
    }

    private static Element sendForm(Document page) {
        return requireNonNull(page.selectFirst("form[enctype]"));
    }

    private void assertIsNoPage(String target) {
        assertThat(target).isEqualTo("/app/orders/new?a=b");
        assertThat(stage.kinds()).doesNotContain(SessionEvent.Kind.FORM_KEPT, SessionEvent.Kind.FORM_DROPPED);
    }

    @Test
    void aFormOfATimedOutSessionIsShownToItsUserAndOfferedToBeSentAgain() {
        String target = keep();
        assertThat(target).startsWith("/app/.curfew/form?id=");

        Reply reply = open(target);
        Document page = page(reply);
        Element form = sendForm(page);
        assertThat(form.attr("action")).isEqualTo("/app/orders?x=1");
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("enctype")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(form.select("input").eachAttr("name")).containsExactly("item", "item", "note", "password");
        assertThat(form.select("input").eachAttr("value")).containsExactly("chair", "table", "a\r\nb", "hunter2");
        assertThat(page.select("tbody tr").eachText().subList(0, 2)).containsExactly("item chair", "item table");
        assertThat(page.select("table").text()).contains("password ••••••••").doesNotContain("hunter2");
        assertThat(page.select("code").text()).isEqualTo("/app/orders?x=1");
    }

    @Test
    void itsPageIsNotStoredNorFramedAndRunsNothing() {
        Reply reply = open(keep());
        assertThat(Stage.header(reply, "Cache-Control")).isEqualTo("no-store");
        assertThat(Stage.header(reply, "Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("frame-ancestors 'none'")
                .doesNotContain("form-action");
        assertThat(page(reply).select("script, [onclick], [onload], style[src], link"))
                .isEmpty();
    }

    @Test
    void lookingAgainShowsItAgain() {
        String target = keep();
        open(target);
        assertThat(sendForm(page(open(target))).select("input")).hasSize(4);
    }

    @Test
    void nothingOfItIsInAnEventOrInTheRequestToTheProvider() {
        keep();
        assertThat(stage.events.toString()).doesNotContain("hunter2", "chair", "item");
        assertThat(stage.kinds()).contains(SessionEvent.Kind.FORM_KEPT);
        assertThat(stage.events)
                .filteredOn(event -> event.kind() == SessionEvent.Kind.FORM_KEPT)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.detail()).isEqualTo("fields=4 files=0");
                    assertThat(event.user()).isEqualTo("alice");
                });
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void itIsKeptWithinTheTimeToResume(long after, boolean kept) {
        stage.signIn();
        stage.pass(IDLE + RESUME + after);
        assertThat(signInFor(order(), "alice")).startsWith(kept ? "/app/.curfew/form?id=" : "/app/orders/new?a=b");
    }

    /** Signing in takes a second here. */
    @ParameterizedTest
    @CsvSource({"598999, 200", "599000, 410", "599001, 410"})
    void itsPageCanBeOpenedForTenMinutes(long after, int status) {
        String target = keep();
        stage.now += after;
        assertThat(open(target).status()).isEqualTo(status);
    }

    @Test
    void afterTenMinutesNothingOfItIsLeft() {
        keep();
        stage.now += 599_000;
        stage.guard.ring(stage.now);
        assertThat(stage.events.get(stage.events.size() - 1).detail()).isEqualTo("time-over");
    }

    @Test
    void anotherUserIsSentToTheStartAndItIsGone() {
        stage.signIn();
        stage.pass(IDLE);
        String target = signInFor(order(), "bob");
        Reply reply = open(target);
        assertThat(reply.status()).isEqualTo(303);
        assertThat(Stage.header(reply, "Location")).isEqualTo("/app/");
        assertThat(reply.body()).isEmpty();

        assertThat(stage.kinds()).contains(SessionEvent.Kind.FORM_DROPPED);
        stage.cookies.clear();
        stage.now += 1000;
        stage.provider.user = "alice";
        stage.provider.sid = "another";
        stage.signIn();
        assertThat(open(target).status()).isEqualTo(410);
    }

    @Test
    void sendingItAgainUsesItUp() {
        String target = keep();
        open(target);
        stage.proceed(order().without("Referer").with("Referer", "https://shop.example.com" + target));
        assertThat(stage.kinds()).contains(SessionEvent.Kind.FORM_SENT);
        Reply reply = open(target);
        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.body()).contains("It has been sent again.");
    }

    @Test
    void whereTheReferrerIsHiddenSendingWhatHasBeenShownUsesItUp() {
        String target = keep();
        stage.proceed(order().without("Referer"));
        assertThat(open(target).status()).isEqualTo(200);
        stage.proceed(FakeExchange.submission("/app/other", ""));
        assertThat(open(target).status()).isEqualTo(200);
        stage.proceed(order().without("Referer"));
        assertThat(open(target).status()).isEqualTo(410);
    }

    @Test
    void anotherFormDoesNotUseItUp() {
        String target = keep();
        stage.proceed(order());
        stage.proceed(FakeExchange.submission("/app/other", "").with("Referer", "https://shop.example.com" + target));
        stage.proceed(FakeExchange.submission("/app/other", ""));
        stage.proceed(FakeExchange.fetch("POST", "/app/orders?x=1"));
        assertThat(open(target).status()).isEqualTo(200);
    }

    @Test
    void theBodyOfARequestThatPassesIsNotTouched() {
        String target = keep();
        FakeExchange again = order().without("Referer").with("Referer", "https://shop.example.com" + target);
        stage.proceed(again);
        assertThat(again.bodiesRead()).isZero();
    }

    @Test
    void discardingItLeadsToThePageThatItWasOn() {
        String target = keep();
        Reply reply = stage.reply(FakeExchange.submission(target, ""));
        assertThat(reply.status()).isEqualTo(303);
        assertThat(Stage.header(reply, "Location")).isEqualTo("/app/orders/new?a=b");
        assertThat(open(target).status()).isEqualTo(410);
        assertThat(Stage.header(stage.reply(FakeExchange.submission(target, "")), "Location"))
                .isEqualTo("/app/");
    }

    @Test
    void aPageOfAnotherSiteDiscardsNothing() {
        String target = keep();
        Reply reply = stage.reply(
                FakeExchange.submission(target, "").without("Sec-Fetch-Site").with("Sec-Fetch-Site", "cross-site"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(open(target).status()).isEqualTo(200);
    }

    @Test
    void withoutASessionItsPageAsksToSignInAndComesBack() {
        String target = keep();
        stage.pass(1000);
        stage.cookies.clear();
        assertThat(signInFor(FakeExchange.navigation(target), "alice")).isEqualTo(target);
        assertThat(open(target).status()).isEqualTo(200);
    }

    @Test
    void discardingItAfterTheNextEndLeadsBackToItsPage() {
        String target = keep();
        stage.pass(IDLE);
        FakeExchange discard = FakeExchange.submission(target, "").with("Referer", "https://shop.example.com" + target);
        assertThat(signInFor(discard, "alice")).isEqualTo(target);
        assertThat(discard.bodiesRead()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"session/others", "form?id=AAAAAAAAAAAAAAAAAAAAAA"})
    void formsOfOurOwnPagesAreNotKept(String endpoint) {
        stage.signIn();
        stage.pass(IDLE);
        FakeExchange request = FakeExchange.submission("/app/.curfew/" + endpoint, "end=all");
        assertThat(signInFor(request, "alice")).isEqualTo("/app/");
        assertThat(request.bodiesRead()).isZero();
    }

    @Test
    void aScriptDoesNotGetIt() {
        String target = keep();
        assertThat(stage.reply(FakeExchange.fetch("GET", target)).status()).isEqualTo(404);
        assertThat(open(target).status()).isEqualTo(200);
    }

    @Test
    void whatIsSentAgainAndMeetsAnotherEndIsKeptAnewAndStillKnowsWhereItWas() {
        String first = keep();
        stage.pass(IDLE);
        String second =
                signInFor(order().without("Referer").with("Referer", "https://shop.example.com" + first), "alice");
        assertThat(second).startsWith("/app/.curfew/form?id=").isNotEqualTo(first);
        assertThat(open(second).status()).isEqualTo(200);
    }

    @Test
    void whatIsSentAgainWithinItsTimeAndHasToWaitAgainReplacesWhatWasKept() {
        stage.signIn();
        stage.now += 300_000;
        FakeExchange pay = FakeExchange.submission("/app/pay", "a=b").with("Referer", PAGE);
        String first = signInFor(pay, "alice");
        stage.now += 300_000;
        FakeExchange again =
                FakeExchange.submission("/app/pay", "a=b").with("Referer", "https://shop.example.com" + first);
        String second = signInFor(again, "alice");

        assertThat(open(first).status()).isEqualTo(410);
        assertThat(open(second).status()).isEqualTo(200);
        assertThat(Stage.header(stage.reply(FakeExchange.submission(second, "")), "Location"))
                .isEqualTo("/app/orders/new?a=b");
    }

    @Test
    void whatIsSentAgainAndCannotBeReadIsStillThereAsItWas() {
        stage.signIn();
        stage.now += 300_000;
        String first = signInFor(FakeExchange.submission("/app/pay", "a=b").with("Referer", PAGE), "alice");
        stage.now += 300_000;
        FakeExchange again =
                FakeExchange.submission("/app/pay", "a=%zz").with("Referer", "https://shop.example.com" + first);
        assertThat(signInFor(again, "alice")).isEqualTo(first);
        assertThat(open(first).status()).isEqualTo(200);
    }

    @Test
    void aFormThatMeetsAStepUpIsKeptToo() {
        stage.signIn();
        stage.now += 300_000;
        String target = signInFor(FakeExchange.submission("/app/pay", "a=b").with("Referer", PAGE), "alice");
        assertThat(sendForm(page(open(target))).attr("action")).isEqualTo("/app/pay");
    }

    @Test
    void whereNobodyMayResumeNothingIsKept() {
        Limits strict = new Limits(IDLE, 28_800_000, 120_000, 0);
        Rule pay = new Rule(
                "pay",
                Condition.path("/app/pay"),
                Effect.builder().idle(300_000).build());
        Stage other = new Stage(new Policy(strict, Reauthentication.REQUIRED, List.of(pay)), Long.MAX_VALUE);
        other.signIn();
        other.now += 300_000;
        FakeExchange stepUp = FakeExchange.submission("/app/pay", "a=b");
        other.reply(stepUp);
        other.pass(IDLE);
        FakeExchange timedOut = FakeExchange.submission("/app/pay", "a=b");
        other.reply(timedOut);
        assertThat(stepUp.bodiesRead() + timedOut.bodiesRead()).isZero();
    }

    @Test
    void whatNobodyIsKnownToHaveSentIsNotRead() {
        FakeExchange request = order();
        assertIsNoPage(signInFor(request, "alice"));
        assertThat(request.bodiesRead()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void onlyATimeoutKeeps(EndReason reason) {
        stage.signIn();
        stage.endings.end(stage.session().key(), reason, stage.now);
        String target = signInFor(order(), "alice");
        if (reason.isTimeout()) {
            assertThat(target).startsWith("/app/.curfew/form?id=");
        } else {
            assertIsNoPage(target);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void whatAPageOfAnotherOriginSendsIsNotKept(String site) {
        stage.signIn();
        stage.pass(IDLE);
        FakeExchange request = order().without("Sec-Fetch-Site")
                .with("Sec-Fetch-Site", site)
                .without("Referer")
                .with("Referer", "https://sibling.example.com/");
        assertThat(signInFor(request, "alice")).isEqualTo("/app/");
        assertThat(request.bodiesRead()).isZero();
    }

    @Test
    void anOldBrowsersFormIsKept() {
        stage.signIn();
        stage.pass(IDLE);
        FakeExchange request = order().without("Sec-Fetch-Site")
                .without("Sec-Fetch-Mode")
                .without("Sec-Fetch-Dest")
                .without("Origin");
        assertThat(signInFor(request, "alice")).startsWith("/app/.curfew/form?id=");
    }

    @Test
    void whatAScriptOrAFrameSendsIsNotRead() {
        stage.signIn();
        stage.pass(IDLE);
        FakeExchange script = FakeExchange.fetch("POST", "/app/orders").sending("a=b");
        FakeExchange frame = order().without("Sec-Fetch-Dest").with("Sec-Fetch-Dest", "iframe");
        stage.reply(script);
        stage.reply(frame);
        assertThat(script.bodiesRead() + frame.bodiesRead()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, a=%zz, unreadable, incomplete",
        "text/plain, a=b, other-type, of a type",
        "application/json, {}, other-type, of a type",
        "multipart/form-data; boundary=x, --x, unreadable, incomplete"
    })
    void whatCannotBeKeptIsSaidInWordsOnTheWayBack(String type, String body, String word, String said) {
        stage.signIn();
        stage.pass(IDLE);
        FakeExchange request = FakeExchange.submission("/app/orders", body)
                .without("Content-Type")
                .with("Content-Type", type)
                .with("Referer", PAGE);
        String target = signInFor(request, "alice");
        assertThat(target).startsWith("/app/.curfew/form?lost=" + word);
        Document page = page(open(target));
        assertThat(page.text()).contains("could not be kept", said);
        assertThat(page.select("a").attr("href")).isEqualTo("/app/orders/new?a=b");
        assertThat(stage.events)
                .filteredOn(event -> event.kind() == SessionEvent.Kind.FORM_DROPPED)
                .extracting(SessionEvent::detail)
                .containsExactly(word);
    }

    @ParameterizedTest
    @CsvSource({"65536, true", "65537, false"})
    void theLargestFormHas64KiB(int size, boolean kept) {
        stage.signIn();
        stage.pass(IDLE);
        String body = "a=" + "x".repeat(size - 2);
        String target = signInFor(FakeExchange.submission("/app/orders", body), "alice");
        assertThat(target).startsWith(kept ? "/app/.curfew/form?id=" : "/app/.curfew/form?lost=too-large");
        if (kept) {
            assertThat(sendForm(page(open(target))).select("input").attr("value"))
                    .hasSize(size - 2);
        }
    }

    @Test
    void anOutsidersLinkToALostFormLeadsNowhereElse() {
        stage.signIn();
        Document page = page(open("/app/.curfew/form?lost=x&return=%2F%2Fevil.example"));
        assertThat(page.select("a").attr("href")).isEqualTo("/app/");
    }

    @Test
    void anOutsidersLinkToAKeptFormShowsNobodyElseAnything() {
        String target = keep();
        stage.cookies.clear();
        stage.provider.user = "bob";
        stage.provider.sid = "bobs";
        String login = "/app/.curfew/login?return=" + target.replace("?", "%3F").replace("=", "%3D");
        assertThat(signInFor(FakeExchange.navigation(login), "bob")).isEqualTo(target);
        assertThat(Stage.header(open(target), "Location")).isEqualTo("/app/");
    }

    @Test
    void theWayBackSurvivesASignInThatFailsAtFirst() {
        stage.signIn();
        stage.pass(IDLE);
        stage.provider.fault = new ProviderException.Unavailable("down");
        Reply reply = stage.reply(order());
        assertThat(reply.status()).isEqualTo(503);
        stage.provider.fault = null;
        String again =
                requireNonNull(Jsoup.parse(reply.body()).selectFirst("a")).attr("href");
        String target = signInFor(FakeExchange.navigation(again), "alice");
        assertThat(open(target).status()).isEqualTo(200);
    }

    @Test
    void whoeverHasToEndAnotherSessionFirstComesToTheFormAfterwards() {
        Stage one = Stage.with(new Rule(
                "one",
                Condition.ALWAYS,
                Effect.builder().maxSessions(1).atLimit(AtLimit.ASK).build()));
        one.signInElsewhere("first");
        one.pass(IDLE);
        String state = Stage.stateIn(one.reply(order()));
        Map<String, String> underWay = Map.copyOf(one.cookies);
        one.signInElsewhere("second");
        one.use(underWay);
        one.now += 1000;
        one.provider.sid = "first";
        one.provider.authTime = one.now / 1000;
        String target = requireNonNull(Stage.header(one.callback(state), "Location"));
        String choice = requireNonNull(Stage.header(one.reply(FakeExchange.navigation(target)), "Location"));
        assertThat(choice).startsWith("/app/.curfew/session/others?return=");

        Element form = requireNonNull(
                Jsoup.parse(one.reply(FakeExchange.navigation(choice)).body()).selectFirst("form"));
        String body = "end=all&return="
                + URLEncoder.encode(form.select("input[name=return]").attr("value"), StandardCharsets.UTF_8);
        one.reply(FakeExchange.submission("/app/.curfew/session/others", body));
        assertThat(Stage.header(one.reply(FakeExchange.navigation(choice)), "Location"))
                .isNotEqualTo(choice);
        assertThat(one.reply(FakeExchange.navigation(target)).status()).isEqualTo(200);
    }

    @Test
    void nothingHereHasNoPage() {
        stage.signIn();
        assertThat(open("/app/.curfew/form").status()).isEqualTo(404);
        assertThat(open("/app/.curfew/form?id=a&id=b").status()).isEqualTo(404);
        assertThat(stage.reply(FakeExchange.of("DELETE", "/app/.curfew/form")).status())
                .isEqualTo(405);
    }

    @Test
    void whenTooManyFormsWaitTheOldestIsGoneAndItsUserIsToldSoAndGoesOn() {
        stage.signIn();
        stage.pass(IDLE);
        String state = Stage.stateIn(stage.reply(order()));
        Map<String, String> underWay = Map.copyOf(stage.cookies);
        for (int i = 0; i < 300; i++) {
            stage.cookies.clear();
            stage.provider.user = "user-" + i;
            stage.provider.sid = "sid-" + i;
            stage.signIn();
            stage.endings.end(stage.session().key(), EndReason.IDLE_TIMEOUT, stage.now);
            assertThat(stage.reply(FakeExchange.submission("/app/orders", "a=" + "x".repeat(65_000)))
                            .status())
                    .isEqualTo(303);
        }
        stage.use(underWay);
        stage.now += 1000;
        stage.provider.user = "alice";
        stage.provider.sid = "provider-session";
        stage.provider.authTime = stage.now / 1000;
        Reply back = stage.callback(state);
        Reply reply = open(requireNonNull(Stage.header(back, "Location")));
        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.body()).contains("Too many forms");
        assertThat(stage.proceed(FakeExchange.navigation("/app/")).session()).isNotNull();
    }
}
