package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import dev.curfew.policy.Reauthentication;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who asks for {@code reauthentication: sso} gets the provider's word for it, within the absolute timeout. */
public abstract class SilentReturnContract extends StagedContract {

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual().withReauthentication(Reauthentication.SSO);
    }

    @Test
    void returnsSilentlyAfterTheIdleTimeout() {
        signIn();
        clock().advance(TomcatFixture.IDLE);
        Page page = alice().open(hello());

        assertThat(page.url()).isEqualTo(hello());
        assertThat(page.body()).contains("user=alice");
        assertThat(status()).contains("\"idleRemaining\":900,\"absoluteRemaining\":2700,");
    }

    @Test
    void asksForThePasswordAfterTheAbsoluteTimeout() {
        signIn();
        clock().advance(TomcatFixture.ABSOLUTE);

        Page page = alice().open(hello());
        assertThat(page).matches(isSignInPage());
        clock().advance(Duration.ofSeconds(1));
        assertThat(stage().signIn(alice(), page, "alice").url()).isEqualTo(hello());
    }
}
