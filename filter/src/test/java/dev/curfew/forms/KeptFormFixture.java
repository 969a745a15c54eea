package dev.curfew.forms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.Access;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Users whose sessions end while they write. */
abstract class KeptFormFixture {

    static final long IDLE = GuardFixture.LIMITS.idle();

    static final long RESUME = GuardFixture.LIMITS.resumeWithin();

    static final String PAGE = "https://shop.example.com/app/orders/new?a=b#c";

    final GuardFixture stage = GuardFixture.with(
            new Rule(
                    "pay",
                    Condition.path("/app/pay"),
                    Effect.builder().idle(300_000).build()),
            new Rule(
                    "public",
                    Condition.path("/app/public"),
                    Effect.builder().access(Access.PUBLIC).build()));

    static FakeExchange order() {
        return FakeExchange.submission("/app/orders?x=1", "item=chair&item=table&note=a%0D%0Ab&password=hunter2")
                .with("Referer", PAGE);
    }

    /** Sends a request that has to sign in, signs in as that user, and gives where that leads. */
    final String signInFor(FakeExchange request, String user) {
        return signInAfter(stage.reply(request), user);
    }

    final String signInAfter(Reply toProvider, String user) {
        String state = GuardFixture.stateIn(toProvider);
        stage.now += 1000;
        stage.provider.user = user;
        stage.provider.authTime = stage.now / 1000;
        return requireNonNull(GuardFixture.header(stage.callback(state), "Location"));
    }

    final String keep() {
        stage.signIn();
        stage.pass(IDLE);
        return signInFor(order(), "alice");
    }

    final Reply open(String target) {
        return stage.reply(FakeExchange.navigation(target));
    }

    static Document page(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return Jsoup.parse(reply.body());
    }

    static Element sendForm(Document page) {
        return requireNonNull(page.selectFirst("form[enctype]"));
    }

    final void assertIsNoPage(String target) {
        assertThat(target).isEqualTo("/app/orders/new?a=b");
        assertThat(stage.kinds()).doesNotContain(SessionEvent.Kind.FORM_KEPT, SessionEvent.Kind.FORM_DROPPED);
    }
}
