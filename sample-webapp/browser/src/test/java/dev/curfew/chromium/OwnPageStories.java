package dev.curfew.chromium;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Curfew's own pages: what they say after an end, and where they lead. */
abstract class OwnPageStories extends TestSettings {

    @Test
    void signingOutAfterTheEndSaysWhyItWasInTheReadersLanguage() {
        browser().languages("de-DE,de;q=0.9");
        signIn("alice", FORM);
        clock().advance(IDLE);
        visit("/app/.curfew/logout");

        assertThat(text()).contains("Sie wurden abgemeldet", "Sie waren zu lange nicht aktiv.", "Anmelden");
        assertThat(browser().run("return document.documentElement.lang")).isEqualTo("de");
        check("ended");
        browser().find("a.go").click();
        fillIn("alice");
        await("the user is back", () -> address().startsWith("/app"));
    }

    @Test
    void aFrameSaysWhyAndLeadsOutOfIt() {
        signIn("alice", "/app/pages/frames");
        clock().advance(IDLE);
        browser().driver().switchTo().frame(0);
        browser().run("location.reload()");
        await("the frame says it", () -> text().contains("Sign in to see this"));

        assertThat(text()).contains("You were inactive for too long.");
        browser().find("a.go").click();
        browser().driver().switchTo().defaultContent();
        fillIn("alice");
        await("the user is back", () -> address().startsWith("/app/pages/"));
    }

    @Test
    void anAddressThatDoesNotExistLeadsToTheStart() {
        visit("/app/.curfew/nothing");

        assertThat(text()).contains("Page not found");
        assertThat(browser().find("a.go").getAttribute("href")).endsWith("/app/");
        check("not-found");
    }

    private String text() {
        return browser().driver().findElements(By.cssSelector("main")).stream()
                .map(main -> main.getText())
                .findFirst()
                .orElse("");
    }
}
