package dev.curfew.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.observe.SessionEvent;
import org.junit.jupiter.api.Test;

class KeptFormSendingTest extends KeptFormFixture {

    @Test
    void sendingItAgainUsesItUp() {
        String target = keep();
        open(target);
        stage.proceed(order().without("Referer").with("Referer", "https://shop.example.com" + target));
        assertThat(stage.kinds()).contains(SessionEvent.Kind.FORM_SENT);
        Reply reply = open(target);
        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.body()).contains("The form was sent again.");
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
        assertThat(GuardFixture.header(reply, "Location")).isEqualTo("/app/orders/new?a=b");
        assertThat(open(target).status()).isEqualTo(410);
        assertThat(GuardFixture.header(stage.reply(FakeExchange.submission(target, "")), "Location"))
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
    void discardingItAfterTheNextEndLeadsBackToItsPage() {
        String target = keep();
        stage.pass(IDLE);
        FakeExchange discard = FakeExchange.submission(target, "").with("Referer", "https://shop.example.com" + target);
        assertThat(signInFor(discard, "alice")).isEqualTo(target);
        assertThat(discard.bodiesRead()).isZero();
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
        assertThat(GuardFixture.header(stage.reply(FakeExchange.submission(second, "")), "Location"))
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
}
