package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.Await;
import dev.curfew.acceptance.server.ProviderSession;
import dev.curfew.browser.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session that nobody uses is over in time, with all that hangs on it. */
abstract class IdleStories extends Stories {

    @Story
    void anIdleSessionIsOverAndTheNextClickNeedsThePassword() {
        var alice = Visitor.any(shop());
        Page page = alice.signIn();
        assertThat(alice.browser().click(page, shop().home("again")).text("count"))
                .isEqualTo("2");
        Instant lastClick = Instant.now();
        scene().neighbour().signInSilently(alice.browser());

        assertThat(alice.awaitEnd(SOON_AFTER_IDLE).reason()).isEqualTo("idle-timeout");
        assertThat(Instant.now())
                .as("not early, but for the granularity")
                .isAfter(lastClick.plus(IDLE).minus(SCHEDULING));

        scene().neighbour().signInSilently(alice.browser());
        URI next = shop().page("home.jsp?click=1&more=%C3%A4");
        Page form = alice.browser().click(page, next);
        Page back = LoginForm.on(form).signIn(alice.browser(), alice.name());
        assertThat(back.url()).as(back.toString()).isEqualTo(next);
        assertThat(back.text("user")).isEqualTo(alice.name());
        assertThat(back.text("count")).as("the same HttpSession, resumed").isEqualTo("3");
    }

    @Story
    void afterTheIdleTimeoutEveryPollGets401() {
        var alice = Visitor.any(shop());
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
    void theHttpSessionOfAUserWhoMayNotResumeEndsInTheSameSecondWithoutARequest() {
        var frank = new Visitor(shop(), "frank");
        Page page = frank.signIn();
        Instant before = Instant.now();
        frank.browser().click(page, shop().home("last-click"));
        Instant after = Instant.now();
        String id = frank.browser().cookies().get("JSESSIONID").value();
        Pattern entry = Pattern.compile("HttpSession " + id + " ended at (\\d+)");

        Instant ended =
                Await.value("HttpSession " + id + " is ended", SOON_AFTER_IDLE, () -> scene().tomcat().log().stream()
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
        var alice = Visitor.any(shop());
        alice.signIn();
        Page slow = alice.browser()
                .open(shop().page("slow.jsp?millis=" + IDLE.minusSeconds(1).toMillis()));
        assertThat(slow.body()).contains("done");
        Instant end = Instant.now();

        Await.until("more than the idle limit since the request began", IDLE, () -> Instant.now()
                .isAfter(end.plusSeconds(2)));

        assertThat(alice.fetchData().status()).isEqualTo(200);
    }

    @Story
    void aTimeoutRevokesTheRefreshTokenAndLeavesTheNeighbourAlone() {
        var alice = Visitor.any(shop());
        alice.signIn();
        ProviderSession session = scene().neighbour().signInSilently(alice.browser());
        assertThat(scene().keycloak().admin().clientsOf(session)).containsExactlyInAnyOrder("legacy", "neighbour");

        alice.awaitEnd(SOON_AFTER_IDLE);

        Await.until(
                "only the neighbour still holds tokens",
                Duration.ofSeconds(15),
                () -> scene().keycloak().admin().clientsOf(session).equals(Set.of("neighbour")));
    }
}
