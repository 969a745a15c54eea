package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.Await;
import dev.curfew.browser.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Polls go on when the user has gone. They are answered as long as the session lives, and do not make it live longer. */
abstract class ActivityStories extends Stories {

    @Story
    void aPollOfAnIgnoredPathKeepsNobodySignedIn() {
        assertEndsUnder(alice -> alice.browser().fetch(shop().page("ticker")));
    }

    @Story
    void aPollThatSaysItIsPassiveKeepsNobodySignedIn() {
        assertEndsUnder(alice -> alice.browser()
                .ask(
                        "GET",
                        shop().page("data.jsp"),
                        "Sec-Fetch-Site",
                        "same-origin",
                        "Sec-Fetch-Mode",
                        "cors",
                        "Sec-Fetch-Dest",
                        "empty",
                        "Curfew-Passive",
                        "1"));
    }

    private void assertEndsUnder(Function<Visitor, Page> poll) {
        var alice = Visitor.any(shop());
        alice.signIn();
        Instant last = Instant.now();
        assertThat(poll.apply(alice).body()).contains("\"user\":\"" + alice.name() + "\"");

        Page refused = Await.value("polls are refused", SOON_AFTER_IDLE, () -> Optional.of(poll.apply(alice))
                .filter(answer -> answer.status() != 200));

        assertRefused(refused, "idle-timeout");
        assertThat(Instant.now())
                .as("not early, but for the granularity")
                .isAfter(last.plus(IDLE).minus(SCHEDULING));
    }
}
