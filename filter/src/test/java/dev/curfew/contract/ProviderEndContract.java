package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.session.EndReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A provider that says when its session ends is taken at its word. */
public abstract class ProviderEndContract extends StagedContract {

    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration PROVIDER = Duration.ofMinutes(10);

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual().withProviderSession(PROVIDER);
    }

    @Test
    void livesOneTickBeforeTheProvidersEnd() {
        signIn();
        clock().advance(PROVIDER.minus(TICK));

        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void isOverAtTheProvidersEnd() {
        signIn();
        clock().advance(PROVIDER);

        assertIsOver();
    }

    @Test
    void isOverOneTickAfterTheProvidersEnd() {
        signIn();
        clock().advance(PROVIDER.plus(TICK));

        assertIsOver();
    }

    @Test
    void theProvidersEndIsToldAsTheAbsoluteOne() {
        signIn();

        assertThat(status()).contains("\"idleRemaining\":900,\"absoluteRemaining\":600,");
    }

    private void assertIsOver() {
        assertThat(alice().fetch(hello()).body()).contains("\"reason\":\"provider-session-expired\"");
        assertThat(endings()).containsExactly(EndReason.PROVIDER_SESSION_EXPIRED);
        assertThat(alice().open(hello())).matches(isSignInPage());
    }
}
