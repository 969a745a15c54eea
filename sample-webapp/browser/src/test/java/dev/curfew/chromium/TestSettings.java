package dev.curfew.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.contract.Door;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.MovableClock;
import dev.curfew.contract.TomcatFixture;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;

/** Somebody at a browser, an application behind a door, and a clock on the server that moves when a story says so. */
@ExtendWith({NeedsChromium.class, SharedChromium.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TestSettings extends AtBrowser {

    static final String FORM = "/app/pages/form";

    /** How often the script of the page has asked and been answered. */
    static final String ASKED = "performance.getEntriesByType('resource').filter("
            + "e => /\\.curfew\\/session(\\/report.*)?$/.test(e.name) && e.responseEnd > 0).length";

    /** A browser, in every document of it, whose time a page can move on by setting {@code skip}. */
    static final String SKIPPING = "const real = Performance.prototype.now;"
            + "Performance.prototype.now = function () { return real.call(this) + (top.skip || 0) };";

    private static final Pattern LEFT = Pattern.compile("\"state\":\"active\".*\"idleRemaining\":(\\d+),");
    private static final Duration MOMENT = Duration.ofSeconds(11);

    private @Nullable DoorFixture stage;
    private @Nullable Chromium chromium;

    /** The door under test. */
    protected abstract Door door();

    protected TomcatFixture scene() {
        return TomcatFixture.usual();
    }

    /** The idle limit of the users of these stories. */
    protected Duration idle() {
        return TomcatFixture.IDLE;
    }

    /** What the application has besides the usual. */
    protected void build(Context application) {}

    @BeforeAll
    void open(Chromium shared) {
        stage = DoorFixture.open(door(), scene(), List.of("/app"), application -> {
            Tomcat.addServlet(application, "pages", new OldPages()).addMapping("/pages/*");
            build(application);
        });
        chromium = shared;
    }

    @AfterAll
    void close() throws LifecycleException {
        if (stage != null) {
            stage.close();
        }
    }

    @BeforeEach
    void beginAnew() {
        clock().advanceToAnotherMinute();
        browser().forget();
    }

    @Override
    protected final void await(String what, BooleanSupplier condition) {
        DoorFixture.await(what, condition);
    }

    final DoorFixture stage() {
        return Objects.requireNonNull(stage);
    }

    @Override
    protected final Chromium browser() {
        return Objects.requireNonNull(chromium);
    }

    final MovableClock clock() {
        return stage().clock();
    }

    /** Opens a page of the application and signs in on the way. */
    final void signIn(String user, String path) {
        visit(path);
        fillIn(user);
        awaitPage(path);
    }

    final void visit(String path) {
        browser().driver().get(stage().url(path).toString());
    }

    /** Fills in the provider's form. */
    final void fillIn(String user) {
        WebElement name = awaitElement("#username");
        name.clear();
        name.sendKeys(user);
        browser().find("#password").sendKeys(user);
        browser().find("button[type=submit]").click();
    }

    /** Waits until the page is there and its script knows whose it is. */
    final void awaitPage(String path) {
        await("the browser is at " + path, () -> address().equals(path));
        await("the script runs", () -> browser()
                .run("return !!window[Symbol.for('curfew')] && !!document.getElementById('curfew')")
                .equals(true));
        await("the script has asked", () -> asked() > 0);
    }

    /** Waits until the browser has gone there, whatever the page makes of its scripts, or without any. */
    final void awaitThere(String path) {
        String expected = stage().url(path).toString();
        await("the browser is at " + path, () -> browser().document().equals(expected));
    }

    /** Time passes on the server, and the page is given a hint to ask. */
    final void pass(Duration time) {
        clock().advance(time);
        hint();
    }

    /** The page is given a hint to ask, as by another tab. */
    final void hint() {
        browser().run("new BroadcastChannel('/app/.curfew/').postMessage('hint')");
    }

    /** Runs a script in every page of this window before its own scripts. */
    final void beforePages(String script) {
        browser().beforePages(script);
    }

    /** Extends the session as a page would. */
    final void extend() {
        browser()
                .driver()
                .executeAsyncScript("const done = arguments[0];"
                        + "fetch('/app/.curfew/session/extend', { method: 'POST' }).then(r => done(r.status))");
    }

    /** Opens another tab and goes there. */
    final String openTab(String path) {
        browser().driver().switchTo().newWindow(WindowType.TAB);
        visit(path);
        awaitPage(path);
        return browser().driver().getWindowHandle();
    }

    /** Waits until the script has asked and been answered once more after this. */
    final void awaitAsked(Runnable cause) {
        long before = asked();
        cause.run();
        hint();
        await("the script asks", () -> asked() > before);
        browser().driver().executeAsyncScript("setTimeout(arguments[0], 50)");
    }

    /** Writes into the page, which then has told the server of it. */
    final void write(String text) {
        browser().find("#reason").sendKeys(text);
        awaitAsked(() -> {});
    }

    /** Whether the idle clock has just begun anew, a moment more or less. */
    final boolean countsAnew() {
        Matcher left = LEFT.matcher(status());
        return left.find()
                && Long.parseLong(left.group(1)) > idle().minus(MOMENT).toSeconds();
    }

    final long asked() {
        return ((Number) browser().run("return " + ASKED)).longValue();
    }

    /** A browser, in every document of it, whose answers to {@code fetch} are changed before a page gets them. */
    static String changing(String change) {
        return "const plain = fetch; window.fetch = function (...a) { return plain.apply(this, a).then(async r => new Response("
                + "(await r.text())" + change + ", { status: r.status })) };";
    }

    /** What the browser gives the script from now on instead of a window. */
    final void opensInsteadOfWindows(String opened) {
        browser()
                .run("document.getElementById('curfew').shadowRoot.querySelector('iframe').contentWindow.open = () => "
                        + opened);
    }

    /** Waits for the text, and gives the page a reason to ask now and then. */
    final void awaitAsking(String text) {
        await("the dialog says " + text, () -> {
            browser().run("dispatchEvent(new Event('focus'))");
            return said().contains(text);
        });
    }

    /** Whether people can see the page's own text. */
    final boolean showsSecret() {
        return browser().find("#secret").isDisplayed();
    }

    /** What {@code GET session} says, asked by the page. */
    final String status() {
        return String.valueOf(browser()
                .driver()
                .executeAsyncScript(
                        "const done = arguments[0];" + "fetch('/app/.curfew/session').then(r => r.text()).then(done)"));
    }

    /** No violation of any rule of axe. */
    final void check(String state) {
        assertThat(Axe.violations(browser())).as("axe: " + state).isEmpty();
    }
}
