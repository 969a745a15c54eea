package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.Reply;
import dev.curfew.observe.SessionEvent;
import dev.curfew.session.EndReason;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.SampleSession;
import org.junit.jupiter.api.Test;

/** A logout token that arrives before the callback of the sign-in that it is about. */
class RevokedSignInTest {

    private final GuardFixture stage = GuardFixture.with();

    private void revoke() {
        stage.revocations.revoke(
                new ProviderSession(SampleSession.ISSUER, "sid-1"), EndReason.BACK_CHANNEL_LOGOUT, stage.now);
    }

    @Test
    void theSignInStartsNothingAndTheUserIsAskedForCredentials() {
        stage.provider.sid = "sid-1";
        String state = stage.goToProvider();
        revoke();
        stage.now += 1000;
        Reply again = stage.callback(state);
        assertThat(again.status()).isEqualTo(303);
        assertThat(stage.cookies).doesNotContainKey(GuardFixture.NAMES.session());
        assertThat(stage.provider.demands.get(1).prompt()).isTrue();
        assertThat(stage.registry.size()).isZero();

        stage.provider.authTime = stage.now / 1000;
        stage.now += 1000;
        stage.callback(GuardFixture.stateIn(again));
        assertThat(stage.session().end()).isNull();
    }

    @Test
    void whoBringsTheSameAuthenticationTwiceIsRefusedAndTheLogSaysWhy() {
        stage.provider.sid = "sid-1";
        String state = stage.goToProvider();
        revoke();
        stage.now += 1000;
        Reply again = stage.callback(state);
        Reply refusal = stage.callback(GuardFixture.stateIn(again));
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(stage.cookies).doesNotContainKey(GuardFixture.NAMES.session());
        SessionEvent event = stage.events.get(stage.events.size() - 1);
        assertThat(event.kind()).isEqualTo(SessionEvent.Kind.SIGN_IN_REFUSED);
        assertThat(event.detail()).isEqualTo("back-channel-logout");
    }
}
