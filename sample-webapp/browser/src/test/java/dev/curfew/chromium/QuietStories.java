package dev.curfew.chromium;

import static dev.curfew.contract.TomcatFixture.ABSOLUTE;
import static dev.curfew.contract.TomcatFixture.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.contract.TomcatFixture;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;

/** With {@code warn: none} pages that name no script report all the same, are covered after the end, and say nothing before. */
abstract class QuietStories extends TestSettings {

    private static final String PAGE = "/app/busy/fetch";
    private static final Duration STEP = Duration.ofMinutes(5);

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual()
                .withWarn(Duration.ZERO)
                .withRules(new Rule(
                        "step-up",
                        Condition.path("/app/busy/payment"),
                        Effect.builder().reauthenticateAfter(STEP.toMillis()).build()));
    }

    @Override
    protected void build(Context application) {
        Tomcat.addServlet(application, "busy", new BusyPages()).addMapping("/busy/*");
    }

    @Test
    void anEmptyChairEndsItWithoutAWordAndTheCoverRises() {
        signIn("alice", PAGE);
        awaitAsked(() -> pass(IDLE.minusSeconds(1)));
        assertThat(status()).contains("\"state\":\"active\"", "\"idleRemaining\":1,");
        assertThat(said()).isEmpty();
        pass(Duration.ofSeconds(1));
        awaitSaying("You were inactive for too long.");
        assertThat(showsSecret()).isFalse();
        String page = follow(() -> press("Sign in again"));
        fillIn("alice");
        awaitWindows(1);
        browser().switchTo(page);
        awaitSilence();

        assertThat(showsSecret()).isTrue();
    }

    @Test
    void whoWorksOnIsCoveredAtTheAbsoluteLimitWithoutAWordBefore() {
        signIn("alice", PAGE);
        for (Duration past = STEP; past.compareTo(ABSOLUTE) < 0; past = past.plus(STEP)) {
            clock().advance(STEP);
            write("x");
            assertThat(said()).isEmpty();
        }
        pass(STEP);

        awaitSaying("You have been signed out");
        assertThat(showsSecret()).isFalse();
    }

    @Test
    void aFetchThatNeedsAFresherSignInRaisesNoDialog() {
        signIn("alice", PAGE);
        clock().advance(STEP.plusSeconds(1));
        assertThat(fetched("/app/busy/payment")).startsWith("401 ");

        awaitAsked(() -> {});
        assertThat(said()).isEmpty();
    }
}
