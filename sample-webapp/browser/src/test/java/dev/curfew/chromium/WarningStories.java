package dev.curfew.chromium;

import static dev.curfew.contract.Scene.IDLE;
import static dev.curfew.contract.Scene.WARN;
import static dev.curfew.contract.Stage.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The warning: when it comes, what it says, what can be done about it. */
abstract class WarningStories extends Desk {

    @Test
    void comesWhenTheServerWarnsAndNotASecondEarlier() {
        signIn("alice", FORM);
        pass(IDLE.minus(WARN).minusSeconds(2));
        hint();
        assertThat(said()).isEmpty();
        pass(Duration.ofSeconds(2));

        awaitSaying("You will be signed out in 2 minutes");
        browser().picture("warning");
    }

    @Test
    void stayingSignedInExtendsTheSession() {
        signIn("alice", FORM);
        pass(IDLE.minus(WARN));
        awaitSaying("Are you still there?");
        press("Stay signed in");
        awaitSilence();

        assertThat(status()).contains("\"state\":\"active\"").contains("\"idleRemaining\":900");
    }

    @Test
    void signingOutEndsTheSessionAtTheProviderToo() {
        signIn("alice", FORM);
        pass(IDLE.minus(WARN));
        awaitSaying("Are you still there?");
        press("Sign out");

        await("the page says it", () -> browser().find("body").getText().contains("signed out"));
        assertThat(stage().provider().sessions()).isEmpty();
    }
}
