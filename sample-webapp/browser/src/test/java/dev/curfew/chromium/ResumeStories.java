package dev.curfew.chromium;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static dev.curfew.contract.TomcatFixture.RESUME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;

/** Whoever comes back in time goes on where they stopped; nobody else sees anything of it, and the history neither. */
abstract class ResumeStories extends TestSettings {

    private static final String COUNT = "/app/letters/count?list=new&page=3&q=%C3%A4";

    @Override
    protected void build(Context application) {
        Tomcat.addServlet(application, "letters", new OldForms()).addMapping("/letters/*");
    }

    @Test
    void theSameUserIsAtTheSameAddressInTheSameSessionUnderAnotherId() {
        String id = countTwiceAndEnd();
        browser().driver().navigate().refresh();
        fillIn("alice");
        awaitPage(COUNT);

        assertThat(shown("count")).isEqualTo("3");
        assertThat(shown("session")).isNotEqualTo(id);
    }

    @Test
    void throughTheDialogTheSameSessionGoesOnToo() {
        countTwiceAndEnd();
        hint();
        awaitSaying("You have been signed out");
        String page = follow(() -> press("Sign in again"));
        fillIn("alice");
        awaitWindows(1);
        browser().switchTo(page);
        awaitSilence();
        browser().driver().navigate().refresh();
        awaitPage(COUNT);

        assertThat(shown("count")).isEqualTo("3");
    }

    @Test
    void anotherUserBeginsAnewAndTheOldSessionIsOver() {
        String id = countTwiceAndEnd();
        browser().driver().navigate().refresh();
        fillIn("bob");
        awaitPage(COUNT);

        assertThat(shown("user")).isEqualTo("bob");
        assertThat(shown("count")).isEqualTo("1");
        await("the HttpSession has ended", () -> stage().endedHttpSessions().contains(id));
    }

    @Test
    void afterTheWindowEverybodyBeginsAnew() {
        countTwiceAndEnd();
        clock().advance(RESUME);
        browser().driver().navigate().refresh();
        fillIn("alice");
        awaitPage(COUNT);

        assertThat(shown("count")).isEqualTo("1");
    }

    @Test
    void goingBackShowsTheOtherUserNothing() {
        signIn("alice", FORM);
        visit("/app/pages/form?second");
        awaitPage("/app/pages/form?second");
        clock().advance(IDLE);
        visit("/app/pages/form?third");
        fillIn("bob");
        awaitPage("/app/pages/form?third");
        clock().advance(Duration.ofSeconds(1));
        for (String path : new String[] {"/app/pages/form?second", FORM}) {
            goBackTo(path);
            await("the page is Bob's", () -> browser().find("h1").getText().equals("Claim of bob"));
        }
    }

    @Test
    void aPageThatTheBrowserHasKeptIsCoveredForTheOtherUser() {
        signIn("alice", "/app/pages/kept");
        Object here = browser().run("return history.length");
        visit("/app/pages/plain");
        browser().driver().get(stage().url("/app/.curfew/logout").toString());
        await("she is out", () -> browser().find("body").getText().contains("signed out"));
        signIn("bob", FORM);
        browser().run("history.go(arguments[0] - history.length)", here);
        await("the browser is back", () -> address().equals("/app/pages/kept"));

        await(
                "nothing of Alice is shown",
                () -> browser().find("h1").getText().equals("Claim of bob")
                        || said().contains("Another user is signed in"));
        assertThat(browser().find("h1").getText()).isNotEqualTo("Claim of alice");
    }

    private void goBackTo(String path) {
        for (int i = 0; i < 10 && !address().equals(path); i++) {
            browser().driver().navigate().back();
        }
        assertThat(address()).isEqualTo(path);
    }

    private String countTwiceAndEnd() {
        signIn("alice", COUNT);
        String id = shown("session");
        visit(COUNT);
        awaitPage(COUNT);
        assertThat(shown("count")).isEqualTo("2");
        assertThat(shown("session")).isEqualTo(id);
        clock().advance(IDLE);
        return id;
    }

    private String shown(String id) {
        return browser().find("#" + id).getText();
    }
}
