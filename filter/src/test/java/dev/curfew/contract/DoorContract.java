package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import java.time.Duration;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The main job, at either door. */
public abstract class DoorContract {

    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final Duration ABSOLUTE = Duration.ofHours(8);

    private Stage stage;
    private final Browser alice = new Browser();

    /** The door under test. */
    protected abstract Door door();

    @BeforeEach
    void open() {
        stage = Stage.open(door(), new Policy(Limits.of(IDLE, ABSOLUTE), Reauthentication.REQUIRED, List.of()));
    }

    @AfterEach
    void close() throws LifecycleException {
        stage.close();
    }

    @Test
    void showsTheApplicationWhoSignedIn() {
        Page page = signIn();

        assertThat(page.url()).isEqualTo(stage.url("/app/sample/hello?a=b"));
        assertThat(page.body()).contains("user=alice", "auth-type=CURFEW", "is-user=true", "is-admin=false");
    }

    @Test
    void asksForThePasswordAgainAfterTheIdleTimeout() {
        signIn();
        stage.clock().advance(IDLE);

        Page page = alice.open(stage.url("/app/sample/hello"));

        assertThat(page.body()).contains("password");
        Page back = stage.signIn(alice, page, "alice");
        assertThat(back.url()).isEqualTo(stage.url("/app/sample/hello"));
    }

    private Page signIn() {
        return stage.signIn(alice, alice.open(stage.url("/app/sample/hello?a=b")), "alice");
    }
}
