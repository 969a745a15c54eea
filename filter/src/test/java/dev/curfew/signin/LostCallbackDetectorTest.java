package dev.curfew.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the provider that do not come to the callback. */
class LostCallbackDetectorTest {

    private final GuardFixture stage = GuardFixture.with();

    @Test
    void anAnswerOnAnotherPathIsKnownByItsState() {
        String state = stage.goToProvider();
        Reply reply = stage.reply(FakeExchange.navigation("/app/index.html?code=c&state=" + state));

        assertThat(reply.status()).isEqualTo(303);
        assertThat(GuardFixture.header(reply, "Location")).isEqualTo("/app/");
        assertThat(stage.cookies).containsKey(GuardFixture.NAMES.session());
        assertThat(stage.kinds()).containsExactly(Kind.CALLBACK_REWRITTEN, Kind.SESSION_CREATED);
        assertThat(stage.events.get(0).detail())
                .isEqualTo(
                        "the answer came to /app/index.html (expected: /app/.curfew/callback), exclude /app/.curfew/ from"
                                + " URL rewriting - docs/how-to/fix-a-sign-in-loop.md");
    }

    @Test
    void aStateThatThisBrowserDoesNotHaveIsNone() {
        String state = stage.goToProvider();
        stage.cookies.clear();
        Reply other = stage.reply(FakeExchange.navigation("/app/index.html?code=c&state=" + state));

        assertThat(GuardFixture.stateIn(other)).isNotEqualTo(state);
        assertThat(stage.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?code=c&state=x", "?state=", "?state=a&state=b", "?estate=1", "?a=state=1", ""})
    void otherQueriesAreTheApplications(String query) {
        stage.goToProvider();
        assertThat(GuardFixture.header(stage.reply(FakeExchange.navigation("/app/index.html" + query)), "Location"))
                .startsWith("https://op.example.com/authorize");
        assertThat(stage.events).isEmpty();
    }

    @Test
    void anAnswerIsOneOnce() {
        String state = stage.goToProvider();
        stage.reply(FakeExchange.navigation("/app/index.html?code=c&state=" + state));

        assertThat(stage.proceed(FakeExchange.navigation("/app/index.html?code=c&state=" + state))
                        .session())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "3, 0,     cross-site, 303",
                "4, 0,     cross-site, 403",
                "4, 0,     same-site,  403",
                "4, 0,     -,          403",
                "4, 0,     none,       303",
                "4, 0,     same-origin, 303",
                "4, 19999, cross-site, 403",
                "4, 20000, cross-site, 403",
                "4, 20001, cross-site, 303"
            })
    void theFifthSignInForTheSamePageWithinSecondsIsOneTooMany(
            int before, long later, @Nullable String from, int status) {
        for (int i = 0; i < before; i++) {
            assertThat(stage.reply(navigation("/app/a", "cross-site")).status()).isEqualTo(303);
        }
        stage.now += later;
        Reply reply = stage.reply(navigation("/app/a", from));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(stage.events)
                .extracting(SessionEvent::kind)
                .isEqualTo(status == 403 ? List.of(Kind.CALLBACK_REWRITTEN) : List.of());
    }

    @Test
    void aStepUpThatNeverComesBackIsNoticedToo() {
        Effect demanding = Effect.builder().acr(List.of("gold")).build();
        GuardFixture strict = GuardFixture.with(new Rule("safe", Condition.path("/app/safe"), demanding));
        strict.signIn();
        for (int i = 0; i < 4; i++) {
            assertThat(strict.reply(navigation("/app/safe", "cross-site")).status())
                    .isEqualTo(303);
        }

        assertThat(strict.reply(navigation("/app/safe", "cross-site")).status()).isEqualTo(403);
        assertThat(strict.kinds()).containsExactly(Kind.SESSION_CREATED, Kind.CALLBACK_REWRITTEN);
        assertThat(strict.session().end()).isNull();
    }

    @Test
    void signInsForOtherPagesAreOthers() {
        for (int i = 0; i < 8; i++) {
            assertThat(stage.reply(navigation("/app/" + i, "cross-site")).status())
                    .isEqualTo(303);
        }
    }

    private static FakeExchange navigation(String path, @Nullable String from) {
        FakeExchange request = FakeExchange.navigation(path).without("Sec-Fetch-Site");
        return from == null ? request : request.with("Sec-Fetch-Site", from);
    }
}
