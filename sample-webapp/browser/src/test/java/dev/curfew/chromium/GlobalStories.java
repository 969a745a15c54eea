package dev.curfew.chromium;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static dev.curfew.contract.TomcatFixture.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Pages that have made their own of what the browser gave them: their users are warned and covered all the same, and the pages work on. */
abstract class GlobalStories extends TestSettings {

    private static final String GLOBALS = "/app/globals/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final String DIALOG = "document.getElementById('curfew')?.shadowRoot.querySelector('dialog')";

    private final OwnGlobals pages = new OwnGlobals();

    @Override
    protected void build(Context application) {
        Tomcat.addServlet(application, "globals", pages).addMapping("/globals/*");
    }

    @Test
    void aPageWithItsOwnFetchAndOpenKeepsThemAndIsLeftAlone() {
        signInTo("next");
        browser().find("#next").click();
        awaitHint(() -> {});

        assertThat(browser().driver().getTitle()).isEqualTo("page 2 ok");
        assertThat(browser().run("return n + ' ' + open() + ' ' + fetch.name + ' ' + /n[+][+]/.test(fetch)"))
                .isEqualTo("1 sesame fetch true");
        isWarnedAboutCoveredAndShownAgain();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prototype", "mootools", "polyfills"})
    void librariesThatExtendWhatIsTheBrowsersAreNoHindrance(String page) {
        signInTo(page);

        isWarnedAboutCoveredAndShownAgain();
    }

    /** The first pages take all names in one way each, the others in ways that their number decides. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void pagesMayTakeEveryNameThatTheScriptUses(int seed) {
        List<String> names = namesOfBrowser();
        assertThat(names)
                .contains("fetch", "open", "close", "setTimeout", "performance", "Symbol", "Math", "CustomEvent");
        pages.take(names);
        signInTo("all?" + seed);

        isWarnedAboutCoveredAndShownAgain();
    }

    @Test
    void whatTheBrowserGaveIsAsBeforeToThePage() {
        signIn("alice", FORM);

        assertThat(browser()
                        .run(
                                "return [fetch.name, fetch.length, typeof fetch.prototype, XMLHttpRequest.prototype.send.name,"
                                        + " Object.keys(window).includes('fetch'), String(fetch).includes('[native code]'),"
                                        + " window.length, document.querySelectorAll('iframe').length].join()"))
                .isEqualTo("fetch,1,undefined,send,true,true,0,0");
    }

    @Test
    void aFetchThatFailsIsAsUnhandledAsWithoutTheScript() {
        signIn("alice", FORM);
        browser()
                .run(
                        "window.failed = []; addEventListener('unhandledrejection', e => failed.push(e.reason.name));"
                                + "fetch('http://nowhere.invalid/'); fetch('http://nowhere.invalid/').catch(() => failed.push('caught'))");

        await(
                "both have failed",
                () -> browser().run("return failed.sort().join()").equals("TypeError,caught"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.open(); document.write(page); document.close()",
                "document.documentElement.innerHTML = page",
                "const html = document.createElement('html'); html.innerHTML = page; document.documentElement.replaceWith(html)"
            })
    void aPageThatWritesItselfAnewIsStillCoveredAndItsUserStillSeen(String writing) {
        beforePages(changing(".replace(/\"report\":\\d+/, '\"report\":1')"));
        signIn("alice", FORM);
        writeAnew(writing);
        clock().advance(IDLE.dividedBy(3));
        browser().find("#reason").sendKeys("x");
        await("the user is seen", this::countsAnew);
        pass(IDLE.minus(WARN));
        awaitSaying("Are you still there?");
        writeAnew(writing);
        awaitSaying("Are you still there?");
        assertThat(focused()).isEqualTo("Stay signed in");
        press("Stay signed in");
        awaitSilence();
        pass(IDLE);
        awaitSaying("You have been signed out");
        type(Keys.ESCAPE, Keys.ESCAPE, Keys.ESCAPE);
        awaitAsked(() -> {});

        assertThat(said()).contains("You have been signed out");
        assertThat(showsSecret()).isFalse();
        writeAnew(writing);
        awaitSaying("You have been signed out");
        assertThat(showsSecret()).isFalse();
    }

    /** The page throws out what was there, and with it Curfew's element and all who listened, and the script finds out. */
    private void writeAnew(String writing) {
        browser()
                .run("const page = '<p id=secret>Salary</p><textarea id=reason></textarea>'; " + writing
                        + "; if (document.getElementById('curfew')) throw new Error('it is not thrown out')");
        await("the script is back", () -> browser()
                .run("return !!document.getElementById('curfew')")
                .equals(true));
    }

    private void isWarnedAboutCoveredAndShownAgain() {
        awaitHint(() -> clock().advance(IDLE.minus(WARN)));
        awaitText("Are you still there?");
        pressAside("Stay signed in");
        await("the dialog goes", () -> text().isEmpty());
        awaitHint(() -> clock().advance(IDLE));
        awaitText("You have been signed out");
        assertThat(shown()).isEqualTo("hidden");
        String here = follow(() -> pressAside("Sign in again"));
        fillIn("alice");
        awaitWindows(1);
        browser().switchTo(here);
        await("the page is shown again", () -> text().isEmpty() && shown().equals("visible"));
    }

    private void signInTo(String page) {
        visit(GLOBALS + page);
        fillIn("alice");
        awaitThere(GLOBALS + page);
        await("the script runs", () -> browser().aside(DIALOG + " ? 'yes' : ''").equals("yes"));
        awaitHint(() -> {});
    }

    /** Does something, and gives the page a reason to ask; what comes of it is for the story to await. */
    private void awaitHint(Runnable cause) {
        cause.run();
        browser().aside("new BroadcastChannel('/app/.curfew/').postMessage('hint')");
    }

    private void awaitText(String expected) {
        await("the dialog says " + expected, () -> text().contains(expected));
    }

    private String text() {
        return String.valueOf(browser().aside(DIALOG + "?.open ? " + DIALOG + ".innerText : ''"));
    }

    private String shown() {
        return String.valueOf(browser().aside("getComputedStyle(document.querySelector('#secret')).visibility"));
    }

    private void pressAside(String label) {
        String button = "Array.from(" + DIALOG + ".querySelectorAll('button')).find(b => b.innerText === '" + label
                + "').getBoundingClientRect()";
        browser().clickAt(number(button + ".x") + 5, number(button + ".y") + 5);
    }

    private double number(String expression) {
        return ((Number) browser().aside(expression)).doubleValue();
    }

    /** The words of the script that are names of the browser's and can be taken. */
    private List<String> namesOfBrowser() {
        List<String> words = NAME.matcher(script())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        visit("/app/.curfew/health");
        return ((List<?>) browser()
                        .run(
                                "return arguments[0].filter(name => name in window"
                                        + " && Object.getOwnPropertyDescriptor(window, name)?.configurable !== false)",
                                words))
                .stream().map(String::valueOf).toList();
    }

    private String script() {
        try {
            HttpRequest request = HttpRequest.newBuilder(stage().url("/app/.curfew/curfew.js"))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
