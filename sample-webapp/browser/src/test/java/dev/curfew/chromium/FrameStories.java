package dev.curfew.chromium;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static dev.curfew.contract.TomcatFixture.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;

/** Pages within pages: frames that need a sign-in, framesets that speak for their frames, and sites that mean no good. */
abstract class FrameStories extends TestSettings {

    private static final Duration A_WHILE = Duration.ofMinutes(5);

    @Override
    protected void build(Context application) {
        Tomcat.addServlet(application, "rough", new RoughPages()).addMapping("/rough/*");
    }

    @Test
    void aFrameThatNeedsASignInTakesItToTheWholeWindowAndBack() {
        signIn("alice", "/app/pages/frames");
        clock().advance(IDLE);
        browser().run("frames[0].location.href = 'form?inner'");
        browser().driver().switchTo().frame(0);
        await("the frame says it", () -> browser().find("body").getText().contains("Sign in to see this"));
        assertThat(browser().driver().findElements(By.cssSelector("#username"))).isEmpty();
        browser().driver().switchTo().defaultContent();
        browser().picture("sign-in-in-a-frame");
        browser().driver().switchTo().frame(0);
        browser().driver().findElement(By.linkText("Sign in")).click();
        browser().driver().switchTo().defaultContent();
        fillIn("alice");

        awaitPage("/app/pages/frames");
        browser().driver().switchTo().frame(0);
        assertThat(awaitElement("h1").getText()).isEqualTo("Claim of alice");
        browser().driver().switchTo().defaultContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"frameset", "frameset-with-head"})
    void aFramesetShowsOneDialogForAllItsFrames(String page) {
        signIn("alice", "/app/rough/" + page);
        inFrame("#reason", () -> browser().find("#reason").sendKeys("half a letter"));
        awaitAsked(() -> {});
        pass(IDLE.minus(WARN));
        awaitSaying("Are you still there?");
        browser().picture(page + "-warning");
        assertThat(dialogsInFrames()).isZero();
        press("Stay signed in");
        awaitSilence();
        assertThat(status()).contains("\"idleRemaining\":900");
        pass(IDLE);
        awaitSaying("You have been signed out");
        browser().picture(page + "-ended");
        assertThat(dialogsInFrames()).isZero();
        assertThat(browser().run("return getComputedStyle(document.querySelector('frame')).visibility"))
                .isEqualTo("hidden");
        String here = follow(() -> press("Sign in again"));
        fillIn("alice");
        awaitWindows(1);
        browser().switchTo(here);
        awaitSilence();

        inFrame("#reason", () -> assertThat(browser().find("#reason").getDomProperty("value"))
                .isEqualTo("half a letter"));
    }

    @Test
    void whatIsDoneInAFrameOfAFramesetCounts() {
        beforePages(SKIPPING);
        signIn("alice", "/app/rough/frameset");
        clock().advance(A_WHILE);
        browser().run("window.skip = 11000");
        inFrame("#reason", () -> browser().find("#reason").sendKeys("x"));

        await("the session is extended", this::countsAnew);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void anotherSiteCanNeitherExtendTheSessionNorEndIt(String host) {
        String home = stage().url("/app/.curfew/").toString();
        String attack =
                """
                <iframe name="a"></iframe><iframe name="b"></iframe><iframe src="%1$slogout"></iframe><iframe src="%1$ssession/extend"></iframe>
                <img src="%1$slogout">
                <form id="extend" method="post" action="%1$ssession/extend" target="a"></form>
                <form id="logout" method="post" action="%1$slogout" target="b"></form>
                <script>
                  extend.submit(); logout.submit();
                  const post = { method: 'POST', mode: 'no-cors', credentials: 'include' };
                  const loaded = new Promise(done => addEventListener('load', done));
                  Promise.allSettled([loaded, ...['session/extend', 'logout', 'session/closing'].flatMap(path => [
                    fetch('%1$s' + path, post), fetch('%1$s' + path, { ...post, mode: 'cors' }),
                    fetch('%1$s' + path, { mode: 'no-cors', credentials: 'include' }), navigator.sendBeacon('%1$s' + path)])])
                    .then(() => document.title = 'done');
                </script>
                """
                        .formatted(home);
        try (HostileSite site = HostileSite.showing(attack)) {
            signIn("alice", FORM);
            String page = browser().driver().getWindowHandle();
            clock().advance(A_WHILE);
            browser().driver().switchTo().newWindow(WindowType.TAB);
            browser().driver().get(site.url(host).toString());
            await("it has tried", () -> "done".equals(browser().driver().getTitle()));
            browser().switchTo(page);

            assertThat(status()).contains("\"state\":\"active\"", "\"idleRemaining\":600");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void aLinkOfAnotherSiteSignsNobodyOutButAsks(String host) {
        String logout = stage().url("/app/.curfew/logout").toString();
        try (HostileSite site = HostileSite.showing("<a id=\"car\" href=\"" + logout + "\">Win</a>")) {
            signIn("alice", FORM);
            browser().driver().get(site.url(host).toString());
            browser().find("#car").click();
            await("it asks", () -> browser().find("body").getText().contains("Another site sent you here"));
            browser().picture("confirm-sign-out");
            check("confirm sign-out");
            visit(FORM);

            awaitPage(FORM);
            assertThat(status()).contains("\"state\":\"active\"");
        }
    }

    @Test
    void pagesOfOursAreShownInNoFrameOfAnotherSite() {
        String login = stage().url("/app/.curfew/logout").toString();
        try (HostileSite site = HostileSite.showing("<iframe src=\"" + login + "\"></iframe>")) {
            signIn("alice", FORM);
            browser().driver().get(site.url("localhost").toString());
            browser().driver().switchTo().frame(0);

            assertThat(browser().driver().findElements(By.cssSelector("form"))).isEmpty();
            browser().driver().switchTo().defaultContent();
        }
    }

    /** Does something in the first frame that has such an element, however deep the framesets are. */
    private void inFrame(String css, Runnable action) {
        int frames = ((Number) browser().run("return frames.length")).intValue();
        for (int i = 0; i < frames; i++) {
            browser().driver().switchTo().frame(i);
            boolean here = !browser().driver().findElements(By.cssSelector(css)).isEmpty();
            if (here) {
                action.run();
            }
            browser().driver().switchTo().defaultContent();
            if (here) {
                return;
            }
        }
        throw new AssertionError("no frame has " + css);
    }

    private long dialogsInFrames() {
        return ((Number)
                        browser()
                                .run(
                                        "return Array.from(frames).filter("
                                                + "f => f.document.getElementById('curfew')?.shadowRoot.querySelector('dialog').open).length"))
                .longValue();
    }
}
