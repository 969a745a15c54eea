package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.policy.Binding;
import dev.curfew.policy.Binding.OnChange;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import dev.curfew.session.EndReason;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A cookie that turns up elsewhere is noticed, as strictly as the binding says. */
public abstract class BindingContract extends StagedContract {

    private static final String ELSEWHERE = "another browser altogether";

    private final OnChange onChange;

    BindingContract(OnChange onChange) {
        this.onChange = onChange;
    }

    @Override
    protected TomcatFixture scene() {
        Binding binding = new Binding(24, 48, true, onChange);
        return TomcatFixture.usual()
                .withRules(new Rule(
                        "bound",
                        Condition.ALWAYS,
                        Effect.builder().binding(binding).build()));
    }

    /** It is reported once, and the session goes on from there. */
    public abstract static class Log extends BindingContract {

        protected Log() {
            super(OnChange.LOG);
        }

        @Test
        void theSessionGoesOnFromThereAndTheChangeIsReportedOnce() {
            signIn();

            assertThat(elsewhere(hello()).status()).isEqualTo(200);
            assertThat(elsewhere(hello()).status()).isEqualTo(200);
            assertThat(events().stream().filter(event -> event.kind() == Kind.SESSION_MOVED))
                    .extracting(SessionEvent::detail)
                    .containsExactly("agent");
        }
    }

    /** The user has to authenticate again. */
    public abstract static class Reauthenticate extends BindingContract {

        protected Reauthenticate() {
            super(OnChange.REAUTHENTICATE);
        }

        @Test
        void aScriptFromElsewhereGetsNothingAndKeepsNothingAlive() {
            signIn();
            int before = served();

            assertThat(elsewhere(hello()).status()).isEqualTo(401);
            assertThat(elsewhere(stage().url("/app/sample/public/x")).status()).isEqualTo(401);
            assertThat(elsewhere(endpoint("session")).body())
                    .contains("insufficient_user_authentication")
                    .doesNotContain("alice");
            assertThat(alice().ask(
                                    "POST",
                                    endpoint("session/extend"),
                                    "User-Agent",
                                    ELSEWHERE,
                                    "Sec-Fetch-Site",
                                    "same-origin")
                            .status())
                    .isEqualTo(401);
            assertThat(served()).isEqualTo(before);
        }

        @Test
        void fromWhereItWasTheSessionGoesOn() {
            signIn();
            elsewhere(hello());

            assertThat(alice().fetch(hello()).status()).isEqualTo(200);
            assertThat(endings()).isEmpty();
        }

        @Test
        void aPageFromElsewhereIsSentToGiveCredentials() {
            signIn();
            Page page = navigation(hello());

            assertThat(page.status()).isEqualTo(303);
            assertThat(page.header("Location"))
                    .hasValueSatisfying(location -> assertThat(location).contains("prompt=login"));
        }

        @Test
        void theLoginFromElsewhereAsksForCredentialsToo() {
            signIn();
            Page page = navigation(endpoint("login?return=/app/sample/hello"));

            assertThat(page.header("Location"))
                    .hasValueSatisfying(location -> assertThat(location).contains("prompt=login"));
        }
    }

    /** The session ends. */
    public abstract static class End extends BindingContract {

        protected End() {
            super(OnChange.END);
        }

        @Test
        void theSessionEndsForEverybody() {
            signIn();
            int before = served();
            Page answer = elsewhere(hello());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("\"reason\":\"binding-changed\"");
            assertThat(alice().fetch(hello()).status()).isEqualTo(401);
            assertThat(served()).isEqualTo(before);
            assertThat(endings()).containsExactly(EndReason.BINDING_CHANGED);
        }
    }

    final Page elsewhere(URI url) {
        return alice().ask("GET", url, "User-Agent", ELSEWHERE, "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty");
    }

    final Page navigation(URI url) {
        return alice().ask(
                        "GET",
                        url,
                        "User-Agent",
                        ELSEWHERE,
                        "Sec-Fetch-Mode",
                        "navigate",
                        "Sec-Fetch-Dest",
                        "document");
    }
}
