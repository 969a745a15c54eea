package dev.curfew.chromium;

import static dev.curfew.contract.TomcatFixture.ABSOLUTE;
import static dev.curfew.contract.TomcatFixture.IDLE;
import static dev.curfew.contract.TomcatFixture.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Point;
import org.openqa.selenium.WebElement;

/** Every state in every dress: kept as pictures, and without a violation of a rule of axe. */
abstract class LookStories extends TestSettings {

    @Test
    void everyStateIsAccessible() {
        signIn("alice", FORM);
        write("half a letter");
        everyDress("page", this::awaitSilence);
        pass(IDLE.minus(WARN));
        everyDress("warning", () -> awaitSaying("Are you still there?"));
        press("Stay signed in");
        awaitSilence();
        pass(IDLE);
        everyDress("ended", () -> awaitSaying("You have been signed out"));
        opensInsteadOfWindows("null");
        press("Sign in again");
        everyDress("blocked", () -> awaitSaying("you lose your input"));
    }

    @Test
    void theWarningOfTheAbsoluteLimitIsAccessible() {
        signIn("alice", FORM);
        for (int i = 0; i < 7; i++) {
            clock().advance(IDLE.dividedBy(2));
            extend();
        }
        clock().advance(ABSOLUTE.minus(IDLE.dividedBy(2).multipliedBy(7)).minus(WARN));
        hint();
        everyDress("absolute", () -> awaitSaying("You cannot extend this"));
    }

    @Test
    void thePageOfAnotherUserIsAccessible() {
        signIn("alice", FORM);
        pass(IDLE);
        awaitSaying("You have been signed out");
        String page = follow(() -> press("Sign in again"));
        fillIn("bob");
        awaitWindows(1);
        browser().switchTo(page);
        everyDress("other", () -> awaitSaying("Another user is signed in"));
    }

    @Test
    void theEndOfASignInWindowIsAccessible() {
        signIn("alice", FORM);
        beforePages("window.close = () => {}");
        visit("/app/.curfew/signed-in");
        check("signed-in");
        browser().picture("signed-in");
        browser().forget();
        visit("/app/.curfew/signed-in");
        check("not-signed-in");
        browser().picture("not-signed-in");
    }

    @Test
    void aLanguageFromRightToLeftTurnsTheDialogRound() {
        beforePages(
                "const real = fetch; window.arabic = s => s;"
                        + "const set = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent');"
                        + "Object.defineProperty(Node.prototype, 'textContent', { ...set, set(text) { set.set.call(this,"
                        + " { 'Are you still there?': 'هل ما زلت هنا؟', 'Stay signed in': 'ابق متصلا', 'Sign out': 'خروج' }[text] ?? text) } })");
        signIn("alice", "/app/pages/rtl");
        pass(IDLE.minus(WARN));
        awaitSaying("هل ما زلت هنا؟");
        browser().picture("warning-right-to-left");

        int first = inDialog("button:first-child").getLocation().getX();
        int second = inDialog("button:last-child").getLocation().getX();
        assertThat(first).isGreaterThan(second);
    }

    private void everyDress(String state, Runnable ready) {
        dress(state + "-light", ready);
        browser().media(Map.of("prefers-color-scheme", "dark", "prefers-reduced-motion", "reduce"));
        dress(state + "-dark", ready);
        browser().media(Map.of("forced-colors", "active"));
        dress(state + "-forced-colors", ready);
        browser().media(Map.of());
        browser().screen(320, 480, 1);
        dress(state + "-320", ready);
        fits();
        browser().screen(500, 350, 2);
        dress(state + "-zoom-200", ready);
        fits();
        browser().command("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private void dress(String name, Runnable ready) {
        ready.run();
        browser().picture(name);
        if (!name.startsWith("page")) {
            check(name);
        }
    }

    /** Nothing is cut off to the side, and every button can be reached by scrolling within the dialog at most. */
    private void fits() {
        if (said().isEmpty()) {
            return;
        }
        int width = ((Number) browser().run("return innerWidth")).intValue();
        Point at = dialog().getLocation();
        Dimension size = dialog().getSize();
        assertThat(at.getX()).isNotNegative();
        assertThat(dialog().getCssValue("position")).isEqualTo("fixed");
        assertThat(at.getX() + size.getWidth()).isLessThanOrEqualTo(width);
        for (WebElement button : dialog().findElements(org.openqa.selenium.By.cssSelector("button"))) {
            assertThat(button.getLocation().getX() + button.getSize().getWidth())
                    .isLessThanOrEqualTo(width);
        }
    }
}
