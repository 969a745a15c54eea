package dev.curfew.contract;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import dev.curfew.session.EndReason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A request that takes long is activity when it ends too; one that outlives its session brings nothing back. */
public abstract class LongRequestContract extends StagedContract {

    private static final Duration NEARLY_IDLE = IDLE.minusMillis(1);

    @Test
    void countsAtItsEnd() {
        signIn();
        holdOver(NEARLY_IDLE, "/app/sample/hold");
        clock().advance(NEARLY_IDLE);

        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void countsAtItsEndWhenItIsAsynchronous() {
        signIn();
        holdOver(NEARLY_IDLE, "/app/sample/hold-async");
        DoorFixture.await("the end of the request has counted", () -> status().contains("\"idleRemaining\":900,"));
        clock().advance(NEARLY_IDLE);

        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void doesNotBringBackASessionThatEndedMeanwhile() {
        signIn();
        Page late = holdOver(IDLE, "/app/sample/hold");

        assertThat(late.status()).isEqualTo(200);
        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
        assertThat(endings()).containsExactly(EndReason.IDLE_TIMEOUT);
    }

    @Test
    void doesNotBringBackASessionThatEndedMeanwhileWhenItIsAsynchronous() {
        signIn();
        holdOver(IDLE, "/app/sample/hold-async");

        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
        assertThat(endings()).containsExactly(EndReason.IDLE_TIMEOUT);
    }

    @Test
    void leavesNoHttpSessionThatItMadeAfterItsSessionHadEnded() {
        signIn();
        Page late = holdOver(IDLE, "/app/sample/hold-and-count");

        assertThat(told(late, "count")).isEqualTo("1");
        DoorFixture.await(
                "the HttpSession has ended", () -> stage().endedHttpSessions().contains(told(late, "http-session")));
    }

    @Test
    void anAsynchronousDispatchIsTheSameRequestWithTheSameUser() {
        signIn();
        clock().advance(Duration.ofMinutes(1));
        Page page = alice().open(stage().url("/app/sample/async"));

        assertThat(page.body()).contains("user=alice", "auth-type=CURFEW", "is-user=true");
        assertThat(page.headers().allValues("Curfew-Remaining")).containsExactly("idle=900, absolute=3540");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    private Page holdOver(Duration time, String path) {
        Gate gate = stage().newGate();
        CompletableFuture<Page> answer = CompletableFuture.supplyAsync(() -> alice().fetch(stage().url(path)));
        gate.awaitEntered();
        clock().advance(time);
        gate.open();
        return answer.join();
    }
}
