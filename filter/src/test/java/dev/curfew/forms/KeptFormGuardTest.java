package dev.curfew.forms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.observe.SessionEvent;
import dev.curfew.oidc.ProviderException;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to a form that comes when its sender has to sign in first. */
class KeptFormGuardTest extends KeptFormFixture {

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
        assertThat(GuardFixture.header(reply, "Cache-Control")).isEqualTo("no-store");
        assertThat(GuardFixture.header(reply, "Content-Security-Policy"))
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
        stage.guards.forgetOver(stage.now);
        assertThat(stage.events.get(stage.events.size() - 1).detail()).isEqualTo("time-over");
    }

    @Test
    void anotherUserIsSentToTheStartAndItIsGone() {
        stage.signIn();
        stage.pass(IDLE);
        String target = signInFor(order(), "bob");
        Reply reply = open(target);
        assertThat(reply.status()).isEqualTo(303);
        assertThat(GuardFixture.header(reply, "Location")).isEqualTo("/app/");
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
    void withoutASessionItsPageAsksToSignInAndComesBack() {
        String target = keep();
        stage.pass(1000);
        stage.cookies.clear();
        assertThat(signInFor(FakeExchange.navigation(target), "alice")).isEqualTo(target);
        assertThat(open(target).status()).isEqualTo(200);
    }

    @Test
    void aFormThatMeetsAStepUpIsKeptToo() {
        stage.signIn();
        stage.now += 300_000;
        String target = signInFor(FakeExchange.submission("/app/pay", "a=b").with("Referer", PAGE), "alice");
        assertThat(sendForm(page(open(target))).attr("action")).isEqualTo("/app/pay");
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
        assertThat(GuardFixture.header(open(target), "Location")).isEqualTo("/app/");
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
        GuardFixture one = GuardFixture.with(new Rule(
                "one",
                Condition.ALWAYS,
                Effect.builder().maxSessions(1).atLimit(AtLimit.ASK).build()));
        one.signInElsewhere("first");
        one.pass(IDLE);
        String state = GuardFixture.stateIn(one.reply(order()));
        Map<String, String> underWay = Map.copyOf(one.cookies);
        one.signInElsewhere("second");
        one.use(underWay);
        one.now += 1000;
        one.provider.sid = "first";
        one.provider.authTime = one.now / 1000;
        String target = requireNonNull(GuardFixture.header(one.callback(state), "Location"));
        String choice = requireNonNull(GuardFixture.header(one.reply(FakeExchange.navigation(target)), "Location"));
        assertThat(choice).startsWith("/app/.curfew/session/others?return=");

        Element form = requireNonNull(
                Jsoup.parse(one.reply(FakeExchange.navigation(choice)).body()).selectFirst("form"));
        String body = "end=all&return="
                + URLEncoder.encode(form.select("input[name=return]").attr("value"), StandardCharsets.UTF_8);
        one.reply(FakeExchange.submission("/app/.curfew/session/others", body));
        assertThat(GuardFixture.header(one.reply(FakeExchange.navigation(choice)), "Location"))
                .isNotEqualTo(choice);
        assertThat(one.reply(FakeExchange.navigation(target)).status()).isEqualTo(200);
    }

    /** A form can take minutes to come, and the time in which its user may resume is over meanwhile, or is not. */
    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void whetherItMayBeKeptIsJudgedWhenAllOfItIsThere(long tick, boolean kept) {
        stage.signIn();
        stage.pass(IDLE);
        String target =
                signInFor(order().whileSending(() -> stage.now = GuardFixture.T + IDLE + RESUME + tick), "alice");
        assertThat(target.startsWith("/app/.curfew/form?id=")).isEqualTo(kept);
        assertThat(stage.kinds().contains(SessionEvent.Kind.FORM_KEPT)).isEqualTo(kept);
        assertThat(stage.kinds().contains(SessionEvent.Kind.FORM_DROPPED)).isEqualTo(!kept);
    }
}
