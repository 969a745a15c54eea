package dev.curfew.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.crypto.Keys;
import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.EndReason;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.site.CookieNames;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SignInLoopDetectorTest {

    private static final long T = 1_800_000_000_000L;
    private static final CookieNames NAMES = new CookieNames(true, "curfew");

    private final SignInLoopDetector breaker =
            new SignInLoopDetector(NAMES, Keys.random(new SecureRandom()).seal("test"));

    /** A browser that has signed in so often, each time at {@code T}. */
    private FakeExchange after(int signIns) {
        FakeExchange browser = FakeExchange.get("/");
        for (int i = 0; i < signIns; i++) {
            String cookie = GuardFixture.headers(breaker.count(Reply.empty(200), Request.of(browser, T)), "Set-Cookie")
                    .get(0);
            assertThat(cookie).endsWith("; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=20");
            browser = FakeExchange.get("/")
                    .cookie("__Host-curfew-rounds", cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
        }
        return browser;
    }

    @Test
    void theThirdSignInWithinSecondsIsOneTooMany() {
        assertThat(breaker.isLooping(Request.of(after(0), T))).isFalse();
        assertThat(breaker.isLooping(Request.of(after(2), T))).isFalse();
        assertThat(breaker.isLooping(Request.of(after(3), T))).isTrue();
        assertThat(breaker.isLooping(Request.of(after(4), T))).isTrue();
    }

    @Test
    void forgetsAfterTwentySeconds() {
        assertThat(breaker.isLooping(Request.of(after(3), T + 19_999))).isTrue();
        assertThat(breaker.isLooping(Request.of(after(3), T + 20_000))).isTrue();
        assertThat(breaker.isLooping(Request.of(after(3), T + 20_001))).isFalse();
    }

    @Test
    void aForgedCountIsNone() {
        FakeExchange forged = FakeExchange.get("/").cookie("__Host-curfew-rounds", "AAAA");
        assertThat(breaker.isLooping(Request.of(forged, T))).isFalse();
        SignInLoopDetector other =
                new SignInLoopDetector(NAMES, Keys.random(new SecureRandom()).seal("test"));
        assertThat(other.isLooping(Request.of(after(3), T))).isFalse();
    }

    @Test
    void isForgottenWhenAPersonIsToTryAgain() {
        assertThat(GuardFixture.headers(breaker.forget(Reply.empty(200), after(1)), "Set-Cookie"))
                .containsExactly(NAMES.clearSignIn("__Host-curfew-rounds"));
        assertThat(GuardFixture.headers(breaker.forget(Reply.empty(200), after(0)), "Set-Cookie"))
                .isEmpty();
    }

    @Test
    void aSessionHasLivedIfItDidNotEndWithinTwoSecondsOfItsBeginning() {
        assertThat(SignInLoopDetector.hasLived(
                        CurrentSession.of(SampleSession.of("one", T).record(), T)))
                .isTrue();
        assertThat(SignInLoopDetector.hasLived(CurrentSession.of(endedAt(T + 2_000), T)))
                .isTrue();
        assertThat(SignInLoopDetector.hasLived(CurrentSession.of(endedAt(T + 1_999), T)))
                .isFalse();
        assertThat(SignInLoopDetector.hasLived(CurrentSession.NONE)).isFalse();
    }

    private static SessionRecord endedAt(long at) {
        return SampleSession.of("one", T).ended(EndReason.LOGOUT, at).record();
    }
}
