package dev.curfew.chromium;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static dev.curfew.contract.TomcatFixture.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.contract.TomcatFixture;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** After the end: what is hidden, what is said, and that everything is there again afterwards. */
abstract class CoverStories extends TestSettings {

    private static final String DATA = "/app/pages/data";

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual()
                .withRules(new Rule(
                        "step-up",
                        Condition.path("/app/pages/payment"),
                        Effect.builder()
                                .reauthenticateAfter(Duration.ofMinutes(5).toMillis())
                                .build()));
    }

    @Test
    void anEndWithoutARequestHidesThePageAndNamesTheReason() {
        ended();

        assertThat(said()).contains("You were inactive for too long.").contains("see it and your input");
        assertThat(showsSecret()).isFalse();
        assertThat(focused()).isEqualTo("Sign in again");
    }

    @Test
    void signingInAgainBringsThePageBackWithItsInput() {
        ended();
        String page = follow(() -> press("Sign in again"));
        fillIn("alice");
        awaitWindows(1);
        browser().switchTo(page);
        awaitSilence();

        assertThat(showsSecret()).isTrue();
        assertThat(browser().find("#reason").getDomProperty("value")).isEqualTo("half a letter");
        assertThat(status()).contains("\"state\":\"active\"");
    }

    @Test
    void theCoverCannotBeClosed() {
        ended();
        for (int i = 0; i < 4; i++) {
            type(Keys.ESCAPE);
        }
        browser().run("document.getElementById('curfew').shadowRoot.querySelector('dialog').close()");

        awaitSaying("You have been signed out");
        assertThat(showsSecret()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "({ closed: true })"})
    void whereNoWindowOpensALinkLeadsToTheSignInAndBack(String opened) {
        signIn("alice", FORM + "?claim=7&x=%C3%A9");
        pass(IDLE);
        awaitSaying("You have been signed out");
        opensInsteadOfWindows(opened);
        press("Sign in again");
        awaitSaying("you lose your input");
        press("Sign in here");
        fillIn("alice");

        awaitPage(FORM + "?claim=7&x=%C3%A9");
        assertThat(showsSecret()).isTrue();
    }

    @Test
    void theWindowOfASignInSaysWhatToDoWhereScriptsDoNotRun() {
        signIn("alice", FORM);
        browser().command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            visit("/app/.curfew/signed-in");
            assertThat(browser().find("body").getText())
                    .contains("You are signed in")
                    .contains("Close this window");
        } finally {
            browser().command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void anotherUserIsToldThatThePageIsNotTheirs() {
        ended();
        String page = follow(() -> press("Sign in again"));
        fillIn("bob");
        awaitWindows(1);
        browser().switchTo(page);
        awaitSaying("Another user is signed in");
        assertThat(showsSecret()).isFalse();
        assertThat(browser().find("h1").getText()).isEmpty();
        assertThat(
                        browser()
                                .run(
                                        "return document.getElementById('curfew').shadowRoot.querySelector('dialog').matches(':modal')"))
                .isEqualTo(true);
        press("Reload the page");

        await("the page is Bob's", () -> browser().find("h1").getText().equals("Claim of bob"));
    }

    @Test
    void allTabsGoTogether() {
        signIn("alice", FORM);
        String first = browser().driver().getWindowHandle();
        String second = openTab(FORM);
        pass(IDLE.minus(WARN));
        awaitSaying("Are you still there?");
        browser().switchTo(first);
        awaitSaying("Are you still there?");
        press("Stay signed in");
        awaitSilence();
        browser().switchTo(second);
        awaitSilence();
        pass(IDLE);
        awaitSaying("You have been signed out");
        browser().switchTo(first);
        awaitSaying("You have been signed out");
        follow(() -> press("Sign in again"));
        fillIn("alice");
        awaitWindows(2);
        browser().switchTo(first);
        awaitSilence();
        browser().switchTo(second);
        awaitSilence();
        assertThat(showsSecret()).isTrue();
    }

    @Test
    void allTabsGoTogetherWhereThereIsNoBroadcastChannel() {
        beforePages("delete window.BroadcastChannel");
        signIn("alice", FORM);
        String first = browser().driver().getWindowHandle();
        String second = openTab(FORM);
        browser().switchTo(first);
        clock().advance(IDLE.minus(WARN));
        browser().run("dispatchEvent(new Event('focus'))");
        awaitAsking("Are you still there?");
        press("Stay signed in");
        awaitSilence();
        clock().advance(IDLE);
        browser().switchTo(second);
        browser().run("localStorage.setItem('/app/.curfew/', 'hint')");
        browser().switchTo(first);

        awaitSaying("You have been signed out");
    }

    @Test
    void aTabThatStaysOpenIsCoveredWhenTheUserSignsOutInAnother() {
        signIn("alice", FORM);
        String first = browser().driver().getWindowHandle();
        openTab(FORM);
        browser().driver().get(stage().url("/app/.curfew/logout").toString());
        await("it has", () -> browser().find("body").getText().contains("signed out"));
        browser().switchTo(first);
        browser().command("Page.bringToFront", Map.of());

        awaitSaying("You have been signed out");
        assertThat(showsSecret()).isFalse();
    }

    @Test
    void aFetchThatMeetsTheEndRaisesTheDialogAndGetsItsAnswerWhole() {
        signIn("alice", FORM);
        clock().advance(IDLE);
        assertThat(fetched(DATA)).startsWith("401 {\"type\":\"urn:curfew:problem:session-ended\"");
        awaitSaying("You have been signed out");
        browser()
                .run("document.addEventListener('curfew:resumed', () => fetch('" + DATA
                        + "').then(r => r.text()).then(t => window.retried = t))");
        String page = follow(() -> press("Sign in again"));
        fillIn("alice");
        awaitWindows(1);
        browser().switchTo(page);

        await(
                "the retry has worked",
                () -> browser().run("return window.retried").equals("data of alice"));
    }

    @Test
    void anXmlHttpRequestThatMeetsTheEndRaisesTheDialog() {
        signIn("alice", FORM);
        clock().advance(IDLE);
        Object status = browser()
                .driver()
                .executeAsyncScript("const done = arguments[0], x = new XMLHttpRequest();"
                        + "x.onload = () => done(x.status + ' ' + x.responseText.length); x.open('GET', '" + DATA
                        + "'); x.send()");

        assertThat(status.toString()).startsWith("401 ").isNotEqualTo("401 0");
        awaitSaying("You have been signed out");
    }

    @Test
    void aFetchThatNeedsAFresherSignInOffersOneAndCanBeGivenUp() {
        signIn("alice", FORM);
        clock().advance(Duration.ofMinutes(6));
        assertThat(fetched("/app/pages/payment")).startsWith("401 ");
        awaitSaying("This step requires a newer or stronger sign-in.");
        assertThat(showsSecret()).isTrue();
        type(Keys.ESCAPE);
        awaitSilence();
        assertThat(fetched("/app/pages/payment")).startsWith("401 ");
        awaitSaying("This step");
        String page = follow(() -> press("Sign in again"));
        fillIn("alice");
        awaitWindows(1);
        browser().switchTo(page);
        awaitSilence();

        assertThat(fetched("/app/pages/payment")).startsWith("200 ");
    }

    @Test
    void otherRefusalsRaiseNothing() {
        signIn("alice", FORM);
        assertThat(fetched("/app/pages/refusal")).startsWith("401 ");
        assertThat(fetched("/app/nowhere")).startsWith("404 ");

        awaitAsked(this::hint);
        assertThat(said()).isEmpty();
    }

    @Test
    void aPageFromTheHistoryIsHiddenUntilTheServerHasAnswered() {
        signIn("alice", "/app/pages/kept");
        browser().run("window.kept = true");
        visit("/app/pages/plain");
        clock().advance(IDLE);
        browser().driver().navigate().back();
        await("the page is back", () -> address().equals("/app/pages/kept"));
        assertThat(browser().run("return window.kept"))
                .as("it comes from the history")
                .isEqualTo(true);

        awaitSaying("You have been signed out");
        assertThat(showsSecret()).isFalse();
    }

    @Test
    void aPageFromTheHistoryOfALivingSessionIsShownAgain() {
        signIn("alice", "/app/pages/kept");
        visit("/app/pages/plain");
        browser().driver().navigate().back();
        await("the page is back", () -> address().equals("/app/pages/kept"));

        await("it is shown", this::showsSecret);
        assertThat(said()).isEmpty();
    }

    @Test
    void whereTheServerDoesNotAnswerThePageIsCoveredInTimeAllTheSame() {
        beforePages(SKIPPING
                + "const plain = fetch; window.fetch = function (...a) {"
                + " return top.down ? Promise.reject(new TypeError('down')) : plain.apply(this, a) }");
        signIn("alice", FORM);
        browser().run("window.down = true; window.skip = 900000; dispatchEvent(new Event('online'))");
        awaitSaying("Your session is over.");
        assertThat(showsSecret()).isFalse();
        browser().run("window.down = false; dispatchEvent(new Event('online'))");

        awaitSilence();
        assertThat(showsSecret()).isTrue();
    }

    private void ended() {
        signIn("alice", FORM);
        write("half a letter");
        pass(IDLE);
        awaitSaying("You have been signed out");
    }
}
