package dev.curfew.forms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import dev.curfew.session.EndReason;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptFormLimitsTest extends KeptFormFixture {

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
    void whereNobodyMayResumeNothingIsKept() {
        Limits strict = new Limits(IDLE, 28_800_000, 120_000, 0);
        Rule pay = new Rule(
                "pay",
                Condition.path("/app/pay"),
                Effect.builder().idle(300_000).build());
        GuardFixture other =
                new GuardFixture(new Policy(strict, Reauthentication.REQUIRED, List.of(pay)), Long.MAX_VALUE);
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
        stage.terminator.end(stage.session().key(), reason, stage.now);
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
        "text/plain, a=b, other-type, of this type",
        "application/json, {}, other-type, of this type",
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
        String state = GuardFixture.stateIn(stage.reply(order()));
        Map<String, String> underWay = Map.copyOf(stage.cookies);
        for (int i = 0; i < 300; i++) {
            stage.cookies.clear();
            stage.provider.user = "user-" + i;
            stage.provider.sid = "sid-" + i;
            stage.signIn();
            stage.terminator.end(stage.session().key(), EndReason.IDLE_TIMEOUT, stage.now);
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
        Reply reply = open(requireNonNull(GuardFixture.header(back, "Location")));
        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.body()).contains("Too many forms");
        assertThat(stage.proceed(FakeExchange.navigation("/app/")).session()).isNotNull();
    }
}
