package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Effect;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What shows that the user is there, and what does not (NIST SP 800-63B-4, 5.2). */
public abstract class ActivityContract extends StagedContract {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual()
                .withRules(TomcatFixture.rule(
                        "old-mail", "/app/sample/mail/**", Effect.builder().activity(ActivityRule.INTERACTION)));
    }

    @Test
    void anOrdinaryRequestCounts() {
        signInAndPause();
        alice().fetch(hello());

        assertIdleRemaining(TomcatFixture.IDLE);
    }

    @Test
    void aRequestThatSaysItIsPassiveDoesNotCountAndPasses() {
        signInAndPause();
        Page answer =
                alice().ask("GET", hello(), "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty", "Curfew-Passive", "1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(told(answer, "own-headers")).isEqualTo("[]");
        assertIdleRemaining(TomcatFixture.IDLE.minus(PAUSE));
    }

    @Test
    void anIgnoredPathDoesNotCount() {
        signInAndPause();
        alice().open(at("ticker"));

        assertIdleRemaining(TomcatFixture.IDLE.minus(PAUSE));
    }

    @Test
    void aPrefetchDoesNotCount() {
        signInAndPause();
        alice().ask(
                        "GET",
                        hello(),
                        "Sec-Fetch-Mode",
                        "navigate",
                        "Sec-Fetch-Dest",
                        "document",
                        "Sec-Purpose",
                        "prefetch");

        assertIdleRemaining(TomcatFixture.IDLE.minus(PAUSE));
    }

    @Test
    void aServiceWorkersOwnUpdateDoesNotCount() {
        signInAndPause();
        alice().ask("GET", hello(), "Sec-Fetch-Mode", "same-origin", "Sec-Fetch-Dest", "serviceworker");

        assertIdleRemaining(TomcatFixture.IDLE.minus(PAUSE));
    }

    @Test
    void whereOnlyInteractionCountsAScriptDoesNot() {
        signInAndPause();
        assertThat(alice().fetch(at("mail/poll")).status()).isEqualTo(200);
        assertThat(alice().fetch("POST", at("mail/poll")).status()).isEqualTo(200);

        assertIdleRemaining(TomcatFixture.IDLE.minus(PAUSE));
    }

    @Test
    void whereOnlyInteractionCountsAPageDoes() {
        signInAndPause();
        alice().open(at("mail/inbox"));

        assertIdleRemaining(TomcatFixture.IDLE);
    }

    @Test
    void whereOnlyInteractionCountsAFormDoes() {
        signInAndPause();
        Page answer = alice().ask("POST", at("mail/send"), "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");

        assertThat(answer.status()).isEqualTo(200);
        assertIdleRemaining(TomcatFixture.IDLE);
    }

    @Test
    void whereOnlyInteractionCountsAFrameDoesNot() {
        signInAndPause();
        alice().ask("GET", at("mail/inbox"), "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe");

        assertIdleRemaining(TomcatFixture.IDLE.minus(PAUSE));
    }

    private void signInAndPause() {
        signIn();
        clock().advance(PAUSE);
    }

    private URI at(String path) {
        return stage().url("/app/sample/" + path);
    }

    private void assertIdleRemaining(Duration left) {
        assertThat(status()).contains("\"idleRemaining\":" + left.toSeconds() + ",");
    }
}
