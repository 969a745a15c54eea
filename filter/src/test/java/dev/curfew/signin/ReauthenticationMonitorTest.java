package dev.curfew.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.GuardFixture;
import dev.curfew.http.FakeExchange;
import dev.curfew.http.Reply;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.oidc.ProviderException.Refused;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the way of reauthentication is said before the first user is locked out by it. */
class ReauthenticationMonitorTest {

    private static final long IDLE = GuardFixture.LIMITS.idle();

    private final GuardFixture stage = GuardFixture.with();

    @Test
    void aProviderWithoutAuthTimeIsToldOfAtTheFirstSignInAndOnce() {
        stage.provider.authTime = null;
        signInWithAnotherBrowser(stage, 1);
        assertThat(notices(stage))
                .singleElement()
                .asString()
                .contains("sends no auth_time", "is refused", "set timeouts.reauthentication to sso");
        signInWithAnotherBrowser(stage, 2);
        assertThat(notices(stage)).hasSize(1);
        assertThat(health(stage)).contains("\"reauthentication\":\"no-auth-time\"");
    }

    @Test
    void thatIsNoNewsWhereNobodyIsHeldToIt() {
        GuardFixture sso = new GuardFixture(new Policy(GuardFixture.LIMITS, Reauthentication.SSO, List.of()), 10);
        sso.provider.authTime = null;
        signInWithAnotherBrowser(sso, 1);
        assertThat(notices(sso)).isEmpty();
        assertThat(health(sso)).contains("\"reauthentication\":\"no-auth-time\"");
    }

    @Test
    void aProviderWithAuthTimeIsNoNews() {
        assertThat(health(stage)).contains("\"reauthentication\":\"unknown\"");
        stage.signIn();
        assertThat(notices(stage)).isEmpty();
        assertThat(health(stage)).contains("\"reauthentication\":\"provable\"");
    }

    @Test
    void theBrowserThatWasTimedOutIsToldWhyItDoesNotComeBack() {
        stage.provider.authTime = null;
        stage.callback(stage.goToProvider());
        stage.pass(IDLE);
        Reply reply = stage.reply(FakeExchange.navigation("/app/"));
        for (int round = 0; reply.status() == 303 && round < 3; round++) {
            reply = stage.callback(GuardFixture.stateIn(reply));
        }
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("does not report when you last", "auth_time", "reauthentication: sso");
    }

    @Test
    void aRefusedPromptIsToldOnceAndThePageSaysIt() {
        for (int i = 0; i < 3; i++) {
            Reply reply = refuseAfterATimeout(new Refused(Refusal.REQUEST, "authorization endpoint: login_required"));
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).contains("refuses to ask for them", "prompt=login", "reauthentication: sso");
        }
        assertThat(notices(stage))
                .singleElement()
                .asString()
                .contains("refuses prompt=login (authorization endpoint: login_required)", "to sso");
        assertThat(stage.kinds()).contains(Kind.SIGN_IN_REFUSED);
        assertThat(health(stage)).contains("\"reauthentication\":\"prompt-refused\"");
    }

    @Test
    void aRefusedPromptIsRememberedUntilOneIsTaken() {
        refuseAfterATimeout(new Refused(Refusal.REQUEST, "authorization endpoint: invalid_request"));
        signInWithAnotherBrowser(stage, 7);
        assertThat(health(stage)).contains("\"reauthentication\":\"prompt-refused\"");
        stage.pass(IDLE);
        String state = stage.goToProvider();
        stage.provider.authTime = stage.now / 1000;
        assertThat(stage.callback(state).status()).isEqualTo(303);
        assertThat(health(stage)).contains("\"reauthentication\":\"provable\"");
    }

    @Test
    void aUserWhoDeclinesIsNoRefusedPrompt() {
        Reply reply = refuseAfterATimeout(new Refused(Refusal.DENIED, "authorization endpoint: access_denied"));
        assertThat(reply.body()).contains("was cancelled");
        assertThat(notices(stage)).isEmpty();
        assertThat(health(stage)).contains("\"reauthentication\":\"provable\"");
    }

    @Test
    void anErrorWithoutAPromptIsNoRefusedPrompt() {
        String state = stage.goToProvider();
        stage.provider.fault = new Refused(Refusal.REQUEST, "authorization endpoint: invalid_request");
        Reply reply = stage.callback(state);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("was cancelled");
        assertThat(notices(stage)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4, 600001, 0", "5, 599999, 0", "5, 600000, 0", "5, 600001, 1", "50, 600001, 1"})
    void promptsThatNeverComeBackAreToldOfWhenOthersDo(int prompts, long later, int told) {
        stage.signIn();
        stage.pass(IDLE);
        for (int i = 0; i < prompts; i++) {
            stage.goToProvider();
        }
        stage.now += later;
        signInWithAnotherBrowser(stage, 1);
        signInWithAnotherBrowser(stage, 2);
        assertThat(notices(stage)).hasSize(told).allSatisfy(notice -> assertThat(notice)
                .contains("have not come back", "prompt=login", "to sso"));
    }

    @Test
    void onePromptThatComesBackIsEnough() {
        stage.signIn();
        stage.pass(IDLE);
        stage.provider.authTime = stage.now / 1000;
        stage.callback(stage.goToProvider());
        stage.pass(IDLE);
        for (int i = 0; i < 50; i++) {
            stage.goToProvider();
        }
        stage.now += 700_000;
        signInWithAnotherBrowser(stage, 1);
        assertThat(notices(stage)).isEmpty();
    }

    /** Signs in, is timed out, and is sent back with this. */
    private Reply refuseAfterATimeout(Refused fault) {
        stage.provider.fault = null;
        stage.cookies.clear();
        stage.provider.sid = "sid-" + stage.now;
        stage.signIn();
        stage.pass(IDLE);
        String state = stage.goToProvider();
        stage.provider.fault = fault;
        Reply reply = stage.callback(state);
        stage.provider.fault = null;
        return reply;
    }

    private static void signInWithAnotherBrowser(GuardFixture stage, int number) {
        stage.cookies.clear();
        stage.provider.sid = "another-" + number;
        stage.provider.user = "user-" + number;
        if (stage.provider.authTime != null) {
            stage.provider.authTime = stage.now / 1000;
        }
        assertThat(stage.callback(stage.goToProvider()).status()).isEqualTo(303);
    }

    private static List<String> notices(GuardFixture stage) {
        return stage.events.stream()
                .filter(event -> event.kind() == Kind.PROVIDER_NOTICE)
                .map(SessionEvent::detail)
                .map(String::valueOf)
                .toList();
    }

    private static String health(GuardFixture stage) {
        return String.valueOf(
                stage.reply(FakeExchange.get("/app/.curfew/health")).body());
    }
}
