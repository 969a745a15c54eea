package dev.curfew.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.chromium.Chromium;
import dev.curfew.chromium.NeedsChromium;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Walks through the demo as the tutorial tells to, and holds it to its words. Only the limits are shorter, as its last chapter shows how to make them. */
@ExtendWith(NeedsChromium.class)
@SuppressWarnings("NullAway.Init") // begin() is called first
class TutorialIT {

    private static final int IDLE = Visit.SHORT_IDLE;

    private Visit visit;

    @BeforeEach
    void begin(@TempDir Path directory) throws InterruptedException {
        visit = Visit.begin(directory);
    }

    @AfterEach
    void end() {
        visit.close();
    }

    @Test
    void everyChapterKeepsItsWord() throws IOException {
        Tutorial tutorial = new Tutorial(Path.of(System.getProperty("curfew.tutorial", "")));
        visit.shortenLimits();
        start(tutorial);
        signIn(tutorial);
        lookAtTheClock(tutorial);
        beWarned(tutorial);
        doNothing(tutorial);
        goOn(tutorial);
        getAround(tutorial);
        keepBusy(tutorial);
        letAJobRun(tutorial);
        signOut(tutorial);
        beSomebodyElse(tutorial);
        changeTheLimits(tutorial);

        assertThat(tutorial.followed()).isEqualTo(tutorial.chapters());
    }

    private void start(Tutorial tutorial) {
        tutorial.begin("Start the demo");

        assertThat(Welcome.to(visit.demo()))
                .contains(
                        tutorial.says("Curfew demo: an old webapp, not changed, behind the CurfewValve"),
                        tutorial.says("Sign in as alice/alice bob/bob admin/admin")
                                .replace("as alice/alice bob/bob ", "as  alice/alice   bob/bob   "),
                        tutorial.says(
                                "60 s without activity (warning 30 s before), 5 min in all; for admin 45 s, 3 min, one browser"));
    }

    private void signIn(Tutorial tutorial) {
        tutorial.begin("Sign in");
        tutorial.says("The front page is public");
        visit.open("/");
        visit.follow(tutorial.says("Sign in to see your expenses"));
        tutorial.says("You are at the provider. Sign in as `alice`, password `alice`.");
        visit.awaitPasswordIsAsked();
        visit.enterPassword("alice");
        visit.awaitAddress(tutorial.says("/expenses"));

        tutorial.says("The webapp shows your name");
        assertThat(visit.text("#user")).isEqualTo("alice");
        tutorial.says("session_created");
        visit.awaitTerminal("session_created at=\"[^\"]+\" session=\"[0-9a-f]+\" user=\"alice\"");
        visit.picture("tutorial-signed-in");
    }

    private void lookAtTheClock(Tutorial tutorial) {
        tutorial.begin("Look at the clock");
        tutorial.says("The strip at the foot of each page");
        visit.await("the strip is there", () -> visit.strip().contains("Demo: session active of alice"));
        assertThat(visit.session())
                .matches(
                        ".*\"state\":\"active\",\"reason\":null,\"idleRemaining\":\\d+,\"absoluteRemaining\":\\d+,\"warn\":20,"
                                + "\"user\":\"alice\",\"login\":\"/.curfew/login\",\"interaction\":\\d+,\"report\":\\d+}");
        tutorial.says("\"user\":\"alice\",\"login\":\"/.curfew/login\",\"interaction\":10,\"report\":10}");
        tutorial.says("`idle` counts down although the strip asks every second");
        int absolute = visit.left("absolute");
        visit.await("idle has run down", () -> visit.left("idle") < IDLE - 1);
        tutorial.says("Click a link, and `idle` starts again at 60. `absolute` never goes up.");
        visit.follow("My expenses");
        visit.awaitAddress("/expenses");

        assertThat(visit.left("idle")).isGreaterThanOrEqualTo(IDLE - 1);
        assertThat(visit.left("absolute")).isLessThan(absolute);
    }

    private void beWarned(Tutorial tutorial) {
        tutorial.begin("See the warning");
        visit.follow(tutorial.says("New claim"));
        tutorial.says("write something into *Purpose*, and stop");
        visit.awaitElement("#purpose").sendKeys("Train to Basel");
        tutorial.says("the page asks whether you are still there");
        visit.awaitSaying("Are you still there?");
        visit.picture("tutorial-warned");
        tutorial.says("Press Escape, or *Stay signed in*, and the session continues.");
        assertThat(visit.said()).contains("Stay signed in");
        visit.type(Keys.ESCAPE);
        visit.awaitSilence();

        assertThat(visit.left("idle")).isGreaterThan(IDLE - 3);
    }

    private void doNothing(Tutorial tutorial) {
        tutorial.begin("Let the session time out");
        tutorial.says("At zero, the page is hidden, and the dialog says why.");
        visit.awaitSaying("You were inactive for too long.");
        assertThat(visit.browser().find("#purpose").isDisplayed()).isFalse();
        tutorial.says("the terminal has `session_ended … reason=\"idle-timeout\"`");
        visit.awaitTerminal("session_ended [^\n]*reason=\"idle-timeout\"");
        visit.picture("tutorial-ended");
    }

    private void goOn(Tutorial tutorial) {
        tutorial.begin("Resume the session");
        String page = visit.follow(() -> visit.press(tutorial.says("Sign in again")));
        tutorial.says(
                "the provider **asks for the password** although its own session is living, and the window closes by itself");
        visit.awaitPasswordIsAsked();
        visit.enterPassword("alice");
        visit.awaitWindows(1);
        visit.backTo(page);
        visit.awaitSilence();
        tutorial.says("The page is visible again, with everything that you wrote.");
        assertThat(visit.browser().find("#purpose").getDomProperty("value")).isEqualTo("Train to Basel");
        tutorial.says("The line at its foot continues to count");
        int pages = Integer.parseInt(visit.text("#pages"));
        visit.follow("My expenses");
        visit.awaitAddress("/expenses");

        assertThat(visit.text("#pages")).isEqualTo(String.valueOf(pages + 1));
    }

    private void getAround(Tutorial tutorial) {
        tutorial.begin("Try to sign in without the password");
        tutorial.says("Wait for the end once more, and reload the page.");
        visit.awaitSaying("You have been signed out");
        assertThat(visit.browser()
                        .run("return performance.getEntriesByType('resource').filter("
                                + "e => e.name.endsWith('/expenses/status')).length > 1"))
                .as("the page has polled meanwhile")
                .isEqualTo(true);
        visit.browser().driver().navigate().refresh();
        tutorial.says("You are at the provider, and it asks for the password");
        visit.awaitPasswordIsAsked();
        tutorial.says("delete the cookie `curfew`");
        visit.open("/css/acme.css");
        visit.browser().driver().manage().deleteCookieNamed("curfew");
        tutorial.says("The provider asks for the password nevertheless");
        visit.open("/expenses");

        visit.awaitPasswordIsAsked();
        visit.enterPassword("alice");
        visit.awaitAddress("/expenses");
    }

    private void keepBusy(Tutorial tutorial) {
        tutorial.begin("Reach the absolute limit");
        visit.changePolicy(policy -> policy.replace("absolute: 5m", "absolute: 50s"));
        tutorial.says("Click around");
        visit.await("it cannot be put off", () -> {
            if (visit.left("idle") < IDLE - 2 && visit.said().isEmpty()) {
                visit.open("/expenses/new");
            }
            return visit.said().contains("You cannot extend this");
        });
        tutorial.says("you cannot extend this limit, and offers to sign in again now");
        assertThat(visit.said()).contains("Sign in again now");
        visit.picture("tutorial-absolute");
        tutorial.says("the session ends, with the reason `absolute-timeout`");
        visit.awaitSaying("Your session reached its maximum length.");
        assertThat(visit.session()).contains("absolute-timeout");
        visit.changePolicy(policy -> policy.replace("absolute: 50s", "absolute: 5m"));
    }

    private void letAJobRun(Tutorial tutorial) {
        tutorial.begin("Let a job run");
        visit.open("/expenses");
        visit.enterPassword("alice");
        visit.awaitAddress("/expenses");
        tutorial.says("Open *My expenses*");
        visit.follow(tutorial.says("Export all claims"));
        visit.pressOnPage("Export all claims");
        tutorial.says("Now do nothing until the session has ended, and sign in again.");
        visit.awaitSaying("You have been signed out");
        visit.browser().driver().navigate().refresh();
        visit.enterPassword("alice");
        String stopped = tutorial.says("stopped: your session ended (idle-timeout)");
        visit.await("the job has asked its lease", () -> {
            visit.open("/expenses/export");
            return visit.text("#exports").contains(stopped);
        });
        tutorial.says("The archive is empty.");

        assertThat(visit.text("#archived")).isEqualTo("0");
    }

    private void signOut(Tutorial tutorial) {
        tutorial.begin("Sign out");
        tutorial.says("/.curfew/logout");
        visit.open("/.curfew/logout");
        tutorial.says("The session ends here and at the provider, and the page says so.");
        visit.await("the page says so", () -> visit.body().contains("You are signed out"));
        visit.open("/expenses");
        visit.awaitPasswordIsAsked();
        visit.enterPassword("alice");
        visit.awaitAddress("/expenses");
        visit.follow(tutorial.says("Sign out"));
        tutorial.says("ends the session too, because Curfew notices that the webapp invalidated its `HttpSession`");
        visit.awaitAddress("/");

        assertThat(visit.session()).doesNotContain("\"state\":\"active\"");
    }

    private void beSomebodyElse(Tutorial tutorial) {
        tutorial.begin("Sign in as another user");
        visit.open("/admin/approvals");
        visit.enterPassword("alice");
        tutorial.says("You see the webapp's own page for 403");
        visit.await("she may not", () -> visit.body().contains("Your role does not allow this page"));
        visit.open("/.curfew/logout");
        visit.await("she is out", () -> visit.body().contains("You are signed out"));
        visit.open("/admin/approvals");
        visit.enterPassword("admin");
        tutorial.says("As `admin`, the page opens.");
        visit.awaitAddress("/admin/approvals");
        tutorial.says("it counts down from 45");
        assertThat(visit.left("idle")).isBetween(15, 22);

        tutorial.says("then click *Approvals*: the provider asks for the password. *My expenses* opens without");
        visit.await("a pause", () -> visit.left("idle") < 16);
        visit.open("/admin/approvals");
        visit.awaitPasswordIsAsked();
        visit.open("/expenses");
        assertThat(visit.text("#user")).isEqualTo("admin");

        visit.open("/admin/approvals");
        visit.enterPassword("admin");
        visit.awaitAddress("/admin/approvals");
        tutorial.says("Approve a claim more than a minute after you entered the password: the provider asks again.");
        visit.await("the password is older than that", () -> {
            if (visit.left("idle") < 20) {
                visit.open("/admin/approvals");
            }
            return 180 - visit.left("absolute") > 11;
        });
        visit.open("/admin/approvals");
        visit.pressOnPage("Approve claim 1");
        visit.enterPassword("admin");
        tutorial.says("Then a page shows");
        visit.await("the form is shown", () -> visit.body().contains("number"));
        visit.picture("tutorial-form");
        tutorial.says("and you can send it");
        visit.pressOnPage("Send again");
        visit.awaitAddress("/admin/approvals");
        assertThat(visit.body()).doesNotContain("Approve claim 1\n").contains("approved");

        tutorial.says("Sign in as `admin` in a second browser");
        try (Chromium second = Chromium.start()) {
            second.driver().get(visit.demo().address().resolve("/expenses").toString());
            second.find("#username").sendKeys("admin");
            second.find("#password").sendKeys("admin");
            second.find("button[type=submit]").click();
            tutorial.says("The first session ends; the terminal has `session_ended … reason=\"session-limit\"`.");
            visit.awaitTerminal("session_ended [^\n]*reason=\"session-limit\"");
        }
        assertThat(visit.session()).contains("\"state\":\"ended\"", "\"reason\":\"session-limit\"");
    }

    private void changeTheLimits(Tutorial tutorial) {
        tutorial.begin("Change the limits");
        visit.open("/expenses");
        visit.enterPassword("alice");
        visit.awaitAddress("/expenses");
        tutorial.says("write `idle: 40s` below `timeouts`, save");
        visit.changePolicy(policy -> policy.replace("idle: " + IDLE + "s", "idle: 40s"));
        visit.open("/expenses");
        tutorial.says("says `policy_changed`");
        assertThat(visit.left("idle")).isBetween(37, 40);

        tutorial.says(
                "Write `idle: 40` and save: `policy_refused`, with the line and the missing unit. The previous policy stays in force.");
        visit.edit(policy -> policy.replace("idle: 40s", "idle: 40 "));
        visit.awaitTerminal("policy_refused[^\n]*idle");
        visit.open("/expenses");
        assertThat(visit.left("idle")).isBetween(37, 40);

        tutorial.says("Take the line `deviation` out, save, and see it refused.");
        int refused = visit.terminal().split("policy_refused", -1).length;
        visit.edit(policy -> policy.replace("idle: 40 ", "idle: 40s").replaceAll("(?m)^  deviation:.*\n", ""));
        visit.await("it is refused", () -> visit.terminal().split("policy_refused", -1).length > refused);
    }
}
