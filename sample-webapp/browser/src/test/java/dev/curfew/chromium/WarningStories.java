package dev.curfew.chromium;

import static dev.curfew.contract.TomcatFixture.ABSOLUTE;
import static dev.curfew.contract.TomcatFixture.IDLE;
import static dev.curfew.contract.TomcatFixture.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The warning: when it comes, what it says, what can be done about it. */
abstract class WarningStories extends TestSettings {

    private static final String TITLE = "Are you still there?";

    @Test
    void comesWhenTheServerWarnsAndNotASecondEarlier() {
        signIn("alice", FORM);
        pass(IDLE.minus(WARN).minusSeconds(2));
        awaitAsked(() -> {});
        assertThat(said()).isEmpty();
        pass(Duration.ofSeconds(2));

        awaitSaying("You will be signed out in 2 minutes if you do nothing.");
    }

    @Test
    void comesByItselfInAPageThatNobodyTouches() {
        signIn("alice", FORM);
        clock().advance(IDLE.minus(WARN).minusSeconds(2));
        hint();
        awaitSilence();
        clock().advance(Duration.ofSeconds(2));

        awaitSaying(TITLE);
    }

    @Test
    void stayingSignedInExtendsTheSession() {
        warned();
        press("Stay signed in");
        awaitSilence();

        assertThat(status()).contains("\"state\":\"active\"").contains("\"idleRemaining\":900");
    }

    @Test
    void escapeIsToStay() {
        warned();
        type(Keys.ESCAPE);
        awaitSilence();

        assertThat(status()).contains("\"idleRemaining\":900");
    }

    @Test
    void signingOutEndsTheSessionAtTheProviderToo() {
        warned();
        int before = stage().provider().sessions().size();
        press("Sign out");

        await("the page says it", () -> browser().find("body").getText().contains("signed out"));
        assertThat(stage().provider().sessions()).hasSize(before - 1);
    }

    @Test
    void theKeyboardAloneIsEnoughAndTheFocusGoesInStaysAndGoesBack() {
        signIn("alice", FORM);
        write("lunch");
        pass(IDLE.minus(WARN));
        awaitSaying(TITLE);
        assertThat(focused()).isEqualTo("Stay signed in");
        tab();
        assertThat(focused()).isEqualTo("Sign out");
        for (int i = 0; i < 5; i++) {
            tab();
            assertThat(browser().run("return document.activeElement?.id ?? ''")).isNotIn("reason", "send");
        }
        browser().run("document.getElementById('send').focus()");
        assertThat(browser().run("return document.activeElement?.id ?? ''")).isNotEqualTo("send");
        browser().run("document.getElementById('curfew').shadowRoot.querySelector('button').focus()");
        type(Keys.ENTER);
        awaitSilence();

        assertThat(browser().run("return document.activeElement.id")).isEqualTo("reason");
        type("!");
        assertThat(browser().run("return document.activeElement.value")).isEqualTo("lunch!");
    }

    @Test
    void isAnAlertDialogWithANameAndADescription() {
        warned();

        assertThat(dialog().getAriaRole()).isEqualTo("alertdialog");
        assertThat(dialog().getAccessibleName()).isEqualTo(TITLE);
        assertThat(dialog().getDomAttribute("aria-modal")).isEqualTo("true");
        assertThat(inDialog("#" + dialog().getDomAttribute("aria-describedby")).getText())
                .startsWith("You will be signed out");
        assertThat(dialog().getDomAttribute("lang")).isEqualTo("en");
    }

    @Test
    void countsMinutesAndThenSeconds() {
        warned();
        pass(Duration.ofSeconds(1));
        awaitSaying("in 2 minutes");
        pass(Duration.ofSeconds(59));
        await("seconds are shown", () -> said().matches("(?s).*in (60|5\\d) seconds.*"));
        pass(Duration.ofSeconds(59));
        await("it is the last one", () -> said().matches("(?s).*in [01] seconds?.*"));
    }

    @Test
    void countsByItself() {
        warned();
        clock().advance(Duration.ofSeconds(75));
        hint();
        await("it counts down", () -> said().contains("in 45 seconds") || said().contains("in 44 seconds"));

        await("it goes on counting", () -> said().contains("in 42 seconds"));
    }

    @Test
    void isSpokenEachMinuteAndThenEveryTwentySeconds() {
        warned();
        browser()
                .run(
                        """
                const live = document.getElementById('curfew').shadowRoot.querySelector('[aria-live]');
                window.heard = [];
                new MutationObserver(() => window.heard.push(live.textContent)).observe(live, { childList: true });
                """);
        for (int seconds = 0; seconds < 11; seconds++) {
            awaitAsked(() -> pass(Duration.ofSeconds(10)));
        }

        List<?> heard = (List<?>) browser().run("return window.heard");
        assertThat(heard).hasSize(3);
        assertThat(heard.get(0).toString()).containsPattern("in (60|59) seconds");
        assertThat(heard.get(1).toString()).containsPattern("in (40|39) seconds");
        assertThat(heard.get(2).toString()).containsPattern("in (20|19) seconds");
        assertThat(inDialog("[aria-live]").getDomAttribute("aria-live")).isEqualTo("assertive");
    }

    @Test
    void saysThatTheAbsoluteLimitCannotBePutOff() {
        nearTheAbsoluteLimit();

        assertThat(said()).contains("You cannot extend this").doesNotContain("Stay signed in");
        assertThat(focused()).isEqualTo("Sign in again now");
    }

    @Test
    void signingInAgainBeforeTheAbsoluteLimitLeavesThePageAsItIs() {
        nearTheAbsoluteLimit();
        String page = follow(() -> press("Sign in again now"));
        fillIn("alice");
        awaitWindows(1);
        browser().switchTo(page);
        awaitSilence();

        assertThat(browser().find("#reason").getDomProperty("value")).isEqualTo("half a letter");
        assertThat(status()).contains("\"absoluteRemaining\":3600");
    }

    @Test
    void whoGoesOnUntilTheAbsoluteLimitIsLeftAloneUntilThen() {
        nearTheAbsoluteLimit();
        press("Continue until then");
        awaitSilence();
        awaitAsked(() -> pass(Duration.ofSeconds(60)));
        assertThat(said()).isEmpty();
        assertThat(showsSecret()).isTrue();
        pass(Duration.ofSeconds(60));

        awaitSaying("Your session reached its maximum length.");
    }

    @Test
    void aClockOfTheBrowserThatIsWrongAndJumpsChangesNothing() {
        beforePages("const real = Date.now; window.wrong = 4e9; Date.now = () => real() + top.wrong");
        signIn("alice", FORM);
        pass(IDLE.minus(WARN).minusSeconds(30));
        browser().run("window.wrong = -9e12");
        awaitAsked(this::hint);
        assertThat(said()).isEmpty();
        pass(Duration.ofSeconds(30));

        awaitSaying("in 2 minutes");
    }

    @Test
    void aMachineThatSleptAsksBeforeItCounts() {
        beforePages("const real = Date.now; window.slept = 0; Date.now = () => real() + top.slept");
        warned();
        clock().advance(IDLE);
        browser().run("window.slept = 900000");

        awaitSaying("You have been signed out");
    }

    @Test
    void comingBackToTheTabAsks() {
        signIn("alice", FORM);
        clock().advance(IDLE.minus(WARN));
        await("a second has passed", () -> ((Number) browser().run("return performance.now()")).doubleValue() > 2000);
        browser().run("dispatchEvent(new Event('focus'))");

        awaitSaying(TITLE);
    }

    @Test
    void theApplicationIsToldAndMayTellItsUsersItself() {
        signIn("alice", FORM);
        browser()
                .run(
                        "window.told = [];"
                                + "for (const name of ['warning', 'ended', 'resumed']) document.addEventListener('curfew:' + name,"
                                + "  e => { told.push(name + ' ' + JSON.stringify(e.detail)); if (name === 'warning') e.preventDefault(); })");
        pass(IDLE.minus(WARN));
        await("it is told", () -> told().contains("warning {\"limit\":\"idle\",\"remaining\":1"));
        assertThat(said()).isEmpty();
        pass(WARN);
        awaitSaying("You have been signed out");

        assertThat(told()).contains("ended {\"reason\":\"idle-timeout\"}").doesNotContain("resumed");
    }

    @Test
    void aScriptThatIsLoadedTwiceWarnsOnce() {
        signIn("alice", "/app/pages/twice");
        pass(IDLE.minus(WARN));
        awaitSaying(TITLE);

        assertThat(browser().run("return document.querySelectorAll('#curfew').length"))
                .isEqualTo(1L);
    }

    @Test
    void withoutAWarningNothingIsSaidBeforeTheEnd() {
        beforePages(changing(".replace('\"warn\":120', '\"warn\":0').replace('\"warning\"', '\"active\"')"));
        signIn("alice", FORM);
        awaitAsked(() -> pass(IDLE.minus(WARN)));
        assertThat(said()).isEmpty();
        assertThat(showsSecret()).isTrue();
        pass(WARN);

        awaitSaying("You have been signed out");
        assertThat(showsSecret()).isFalse();
    }

    private void warned() {
        signIn("alice", FORM);
        pass(IDLE.minus(WARN));
        awaitSaying(TITLE);
    }

    private void nearTheAbsoluteLimit() {
        signIn("alice", FORM);
        write("half a letter");
        for (Duration at = IDLE.dividedBy(2); at.compareTo(ABSOLUTE.minus(WARN)) < 0; at = at.plus(IDLE.dividedBy(2))) {
            clock().advance(IDLE.dividedBy(2));
            extend();
        }
        clock().advance(IDLE.dividedBy(2).minus(WARN));
        hint();
        awaitSaying("You cannot extend this");
    }

    private String told() {
        return String.valueOf(browser().run("return window.told.join('\\n')"));
    }
}
