package dev.curfew.chromium;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static dev.curfew.contract.TomcatFixture.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** What a user does in a page, and pages that make it hard: strict policies, frames, languages. */
abstract class PageStories extends TestSettings {

    @Test
    void typingKeepsTheSessionAlive() {
        busyPage(FORM);
        browser().find("#reason").sendKeys("x");

        await("the session is extended", this::countsAnew);
    }

    @Test
    void clickingAndScrollingKeepItAliveToo() {
        busyPage(FORM);
        browser().find("#secret").click();
        await("the session is extended", this::countsAnew);
        clock().advance(Duration.ofMinutes(5));
        browser().run("window.skip += 11000");
        new Actions(browser().driver()).scrollByAmount(0, 200).perform();

        await("the session is extended", this::countsAnew);
    }

    @Test
    void whatScriptsDoIsNoInteraction() {
        busyPage(FORM);
        browser()
                .run(
                        """
                const field = document.getElementById('reason');
                for (const type of ['keydown', 'pointerdown', 'wheel', 'click'])
                  field.dispatchEvent(new Event(type, { bubbles: true }));
                field.click(); field.focus(); scrollTo(0, 500);
                """);
        awaitAsked(this::hint);

        assertThat(status()).contains("\"idleRemaining\":600");
    }

    @Test
    void interactionsAreReportedOnceInAWhile() {
        busyPage(FORM);
        browser().find("#reason").sendKeys("a long text with many keys");
        await("it is reported", () -> extensions() > 0);
        write(", and more");

        assertThat(extensions()).isEqualTo(2);
    }

    /** Those that have been answered. */
    private long extensions() {
        Number all = (Number) browser()
                .run("return performance.getEntriesByType('resource').filter("
                        + "e => /session\\/report\\?active=/.test(e.name)).length");
        return all.longValue();
    }

    @Test
    void interactionWithTheWarningIsNoAnswer() {
        busyPage(FORM);
        pass(IDLE.minus(WARN).minus(Duration.ofMinutes(5)));
        awaitSaying("Are you still there?");
        type(Keys.SHIFT);
        tab();
        awaitAsked(this::hint);

        assertThat(status()).contains("\"state\":\"warning\"");
        assertThat(said()).isNotEmpty();
    }

    @Test
    void aStrictPolicyForContentIsNoHindrance() {
        signIn("alice", "/app/pages/strict");
        browser()
                .run("window.violations = [];"
                        + "addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective))");
        pass(IDLE.minus(WARN));
        awaitSaying("Are you still there?");
        assertThat(dialog().getCssValue("border-top-left-radius")).isEqualTo("8px");
        press("Stay signed in");
        awaitSilence();
        pass(IDLE);
        awaitSaying("You have been signed out");
        assertThat(showsSecret()).isFalse();
        String page = follow(() -> press("Sign in again"));
        fillIn("alice");
        awaitWindows(1);
        browser().switchTo(page);
        awaitSilence();
        assertThat(showsSecret()).isTrue();
        pass(IDLE.minus(WARN));
        awaitSaying("Are you still there?");
        assertThat((List<?>) browser().run("return window.violations")).isEmpty();
        int before = stage().provider().sessions().size();
        press("Sign out");

        await("the page says it", () -> browser().find("body").getText().contains("signed out"));
        assertThat(stage().provider().sessions()).hasSize(before - 1);
    }

    @Test
    void theStyleOfThePageDoesNotReachTheDialogAndItsVariablesDo() {
        signIn("alice", FORM);
        browser().run("document.documentElement.style.setProperty('--curfew-button', 'rgb(0, 80, 0)')");
        pass(IDLE.minus(WARN));
        awaitSaying("Are you still there?");

        assertThat(inDialog("h2").getCssValue("color")).contains("0, 0, 0");
        assertThat(inDialog("h2").getCssValue("font-family")).contains("system-ui");
        assertThat(inDialog("button").getCssValue("background-color")).contains("0, 80, 0");
    }

    @Test
    void framesAreSilentAndWhatIsDoneInThemCounts() {
        beforePages(SKIPPING);
        signIn("alice", "/app/pages/frames");
        clock().advance(Duration.ofMinutes(5));
        browser().run("window.skip = 11000");
        browser().driver().switchTo().frame(0);
        awaitElement("#reason").sendKeys("x");
        browser().driver().switchTo().defaultContent();
        await("the session is extended", this::countsAnew);
        awaitAsked(() -> {});
        pass(IDLE.minus(WARN));
        awaitSaying("Are you still there?");

        browser().driver().switchTo().frame(0);
        assertThat(said()).isEmpty();
        browser().driver().switchTo().defaultContent();
        pass(WARN);
        awaitSaying("You have been signed out");
        assertThat(showsSecret()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    de-DE,de;q=0.9    | Sind Sie noch da?     | in 2 Minuten   | Angemeldet bleiben  | Sie waren zu lange nicht aktiv.
                    fr                | Êtes-vous toujours là | dans 2 minutes | Rester connecté     | Vous êtes resté inactif
                    es-MX,en;q=0.3    | ¿Sigue ahí?           | en 2 minutos   | Seguir conectado    | Ha estado inactivo
                    """)
    void theDialogSpeaksTheLanguageOfItsReader(String accepted, String title, String time, String stay, String reason) {
        browser().languages(accepted);
        signIn("alice", FORM);
        pass(IDLE.minus(WARN));
        awaitSaying(title);
        assertThat(said()).contains(time);
        press(stay);
        awaitSilence();
        pass(IDLE);

        awaitSaying(reason);
    }

    @Test
    void whereInteractionDoesNotCountNothingIsReported() {
        beforePages(changing(".replace(/\"report\":\\d+/, '\"report\":null')"));
        busyPage(FORM);
        browser().find("#reason").sendKeys("x");
        awaitAsked(this::hint);

        assertThat(status()).contains("\"idleRemaining\":600");
    }

    @Test
    void aPageThatGoesSaysSoWhereTheServerWantsToKnow() {
        beforePages(changing(".replace('}', ',\"closing\":true}')")
                + "Navigator.prototype.sendBeacon = url => { localStorage.setItem('beacon', url); return true; }");
        signIn("alice", FORM);
        awaitAsked(this::hint);
        visit("/app/pages/plain");

        assertThat(browser().run("return localStorage.getItem('beacon')")).isEqualTo("/app/.curfew/session/closing");
    }

    @Test
    void aPageThatGoesSaysNothingElsewhere() {
        beforePages("Navigator.prototype.sendBeacon = url => { localStorage.setItem('quiet', url); return true; }");
        signIn("alice", FORM);
        awaitAsked(this::hint);
        visit("/app/pages/plain");

        assertThat(browser().run("return localStorage.getItem('quiet')")).isEqualTo("");
    }

    @Test
    void aPublicPageOfAVisitorIsLeftAlone() {
        visit("/app/sample/public/page");
        browser()
                .run(
                        "const s = document.createElement('script'); s.src = '/app/.curfew/curfew.js'; document.head.append(s)");
        await("the script has asked", () -> asked() > 0);
        awaitAsked(() -> pass(IDLE));

        assertThat(said()).isEmpty();
        assertThat(fetched("/app/pages/data")).startsWith("401 ");
        awaitAsked(this::hint);
        assertThat(said()).isEmpty();
    }

    private void busyPage(String path) {
        beforePages(SKIPPING);
        signIn("alice", path);
        clock().advance(Duration.ofMinutes(5));
        browser().run("window.skip = 11000");
    }
}
