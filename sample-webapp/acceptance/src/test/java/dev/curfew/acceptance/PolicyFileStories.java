package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.Await;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The policy file changes while the server runs. What changes is about one user, so that nobody else notices.
 *
 * <p>There is one file, so these stories come one after the other, beside those of the other themes. A resource lock would let no two stories of
 * the whole class run beside each other, because the class is parameterized.
 */
@Execution(ExecutionMode.SAME_THREAD)
abstract class PolicyFileStories extends Stories {

    private static final Duration SHORTER = Duration.ofSeconds(3);

    /** Two seconds are promised; the rest is for a machine with few cores. */
    private static final Duration SOON = Duration.ofSeconds(8);

    @Test
    void aShorterLimitEndsALivingSession() {
        var dave = new Visitor(shop(), "dave");
        dave.signIn();
        Instant last = Instant.now();
        long changes = said("policy_changed");

        scene().change(scene().policy().with("dave", "idle: " + SHORTER.toSeconds() + "s"));
        try {
            assertThat(dave.awaitEnd(IDLE).reason()).isEqualTo("idle-timeout");
            assertThat(Instant.now())
                    .isBetween(
                            last.plus(SHORTER).minus(SCHEDULING),
                            last.plus(IDLE).minus(SCHEDULING));
            assertThat(said("policy_changed")).isEqualTo(changes + 1);
            assertThat(Remaining.on(dave.signIn(shop().home("second-visit"))).idle())
                    .isBetween(SHORTER.toSeconds() - 2, SHORTER.toSeconds());
        } finally {
            scene().change(scene().policy());
            Await.until("the policy is back", SOON, () -> said("policy_changed") == changes + 2);
        }
    }

    @Test
    void aFaultyFileIsRefusedAndTheOldPolicyStays() {
        var erin = new Visitor(shop(), "erin");
        erin.signIn();
        long changes = said("policy_changed");
        long refusals = said("policy_refused");

        scene().change(scene().policy().with("erin", "idel: " + SHORTER.toSeconds() + "s"));
        try {
            Await.until("the file is refused", SOON, () -> said("policy_refused") == refusals + 1);
            assertThat(scene().tomcat().log())
                    .anyMatch(line -> line.contains("policy_refused")
                            && line.contains("config-unknown-setting")
                            && line.contains("did you mean idle?"));
            assertThat(Remaining.on(erin.browser().open(shop().home("as-before")))
                            .idle())
                    .isBetween(IDLE.toSeconds() - 2, IDLE.toSeconds());
            erin.awaitIdle(SHORTER.plusSeconds(1));
            assertThat(erin.fetchData().status()).isEqualTo(200);
            assertThat(said("policy_changed")).isEqualTo(changes);
        } finally {
            scene().change(scene().policy());
        }
    }

    private long said(String event) {
        return scene().tomcat().log().stream()
                .filter(line -> line.contains(event + " at="))
                .count();
    }
}
