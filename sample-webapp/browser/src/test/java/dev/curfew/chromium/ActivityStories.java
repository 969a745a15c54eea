package dev.curfew.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.contract.TomcatFixture;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.interactions.Actions;

/** The idle clock is about the person: no rule says so, and no page can be so busy that an empty chair looks taken. */
abstract class ActivityStories extends TestSettings {

    private static final String BUSY = "/app/busy/";

    /** As short as leaves a page the usual time between two reports. */
    private static final Duration IDLE = Duration.ofMinutes(7);

    /** Less than a page speaks for its user after a report: beyond that, what it fetches would count. */
    private static final Duration STEP = Duration.ofMinutes(2);

    private static final Duration LAST = Duration.ofMinutes(1);

    private final BusyPages pages = new BusyPages();

    @Override
    protected TomcatFixture scene() {
        Effect shorter = Effect.builder().idle(IDLE.toMillis()).build();
        return TomcatFixture.usual().withRules(new Rule("people", Condition.role("user"), shorter));
    }

    @Override
    protected Duration idle() {
        return IDLE;
    }

    @Override
    protected void build(Context application) {
        Tomcat.addServlet(application, "busy", pages).addMapping("/busy/*");
        Chatter.at("/chat", pages::chatted, application);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xhr", "fetch", "stream", "long-poll", "socket", "xhtml", "frame-refresh", "frame-reload"})
    void aBusyPageThatNobodySitsAtEndsAtItsIdleLimitAndIsCovered(String page) {
        signIn("alice", BUSY + page);
        onePassesUnseen(IDLE.minus(LAST));
        assertThat(status()).contains("\"state\":\"warning\"", "\"idleRemaining\":60");
        pass(LAST);

        awaitSaying("You were inactive for too long.");
        assertThat(showsSecret()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh", "reload", "goes-on", "sends-itself"})
    void aPageThatLoadsItselfAgainEndsToo(String page) {
        visit(BUSY + page);
        fillIn("alice");
        await("the page is there", () -> address().equals(BUSY + page));
        inSteps(IDLE.minus(LAST), () -> awaitServed(2));
        assertThat(address()).isEqualTo(BUSY + page);
        clock().advance(LAST);

        awaitElement("#username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "click", "wheel", "touch"})
    void whoDoesSomethingIsNeverIdleThoughThePageOnlyFetches(String deed) {
        signIn("alice", BUSY + "fetch");
        inSteps(IDLE.plus(LAST), () -> {
            doAsAPerson(deed);
            awaitAsked(() -> {});
            assertThat(countsAnew()).isTrue();
        });
        assertThat(said()).isEmpty();
    }

    @Test
    void whoTypesInOneTabIsThereForAllOthers() {
        signIn("alice", BUSY + "fetch");
        String first = browser().driver().getWindowHandle();
        openTab(BUSY + "xhr");
        for (int i = 0; i < 4; i++) {
            clock().advance(IDLE.dividedBy(3));
            write("x");
        }
        browser().switchTo(first);
        awaitAsked(() -> {});

        assertThat(status()).contains("\"state\":\"active\"");
        assertThat(said()).isEmpty();
    }

    @Test
    void whoWritesInAFrameWithoutAScriptIsSeen() {
        signIn("alice", BUSY + "editor");
        browser().find("#editor").click();
        awaitAsked(() -> {});
        clock().advance(IDLE.dividedBy(2));
        type("Dear Sir or Madam");
        awaitAsked(() -> {});

        assertThat(browser().run("return editor.contentDocument.body.textContent"))
                .isEqualTo("Dear Sir or Madam");
        assertThat(countsAnew()).isTrue();
    }

    @Test
    void whatScriptsDoIsNobodysDeed() {
        signIn("alice", BUSY + "fetch");
        inSteps(IDLE.minus(LAST), () -> {
            browser()
                    .run(
                            """
                    const field = document.getElementById('reason');
                    for (const event of [new KeyboardEvent('keydown', { key: 'x' }), new PointerEvent('pointerdown'), new WheelEvent('wheel'),
                        new TouchEvent('touchstart'), new TouchEvent('touchmove'), new MouseEvent('click'), new InputEvent('input')])
                      field.dispatchEvent(event);
                    field.click(); field.focus(); scrollBy(0, 50); field.value += 'x';
                    """);
            awaitAsked(() -> {});
        });
        pass(LAST);

        awaitSaying("You were inactive for too long.");
    }

    @Test
    void aKeyThatIsHeldDownByABookIsNoPerson() {
        signIn("alice", BUSY + "fetch");
        browser().find("#reason").click();
        await("nothing of the click is left to tell", this::tellsNothing);
        clock().advance(STEP);
        for (int i = 0; i < 5; i++) {
            browser()
                    .command(
                            "Input.dispatchKeyEvent",
                            Map.of("type", "keyDown", "key", "x", "text", "x", "autoRepeat", true));
        }
        awaitAsked(() -> {});

        assertThat(browser().find("#reason").getDomProperty("value")).isEqualTo("xxxxx");
        assertThat(status()).contains("\"idleRemaining\":300");
    }

    /** A report that says what was done may leave something for the next: the clock is not to move before that has come. */
    private boolean tellsNothing() {
        awaitAsked(() -> {});
        return browser()
                .run("return performance.getEntriesByType('resource').filter("
                        + "e => e.name.includes('session/report')).pop().name.includes('active=')")
                .equals(false);
    }

    @Test
    void whatWasDoneLastIsToldWhenThePageGoes() {
        signIn("alice", BUSY + "fetch");
        browser().find("#reason").sendKeys("x");
        await("it is told", this::countsAnew);
        awaitAsked(() -> {});
        clock().advance(IDLE.dividedBy(3));
        browser().find("#reason").sendKeys("y");
        browser().run("location.href = '/app/pages/data'");
        await("the next page is there", () -> address().equals("/app/pages/data"));

        await("it has been told", this::countsAnew);
    }

    @ParameterizedTest
    @ValueSource(strings = {"without-scripts", "without-a-head", "feed"})
    void whereNoScriptRunsRequestsCountAsEver(String page) {
        visit(BUSY + page);
        fillIn("alice");

        reloadingKeepsItAlive(page);
    }

    @Test
    void whereScriptsAreSwitchedOffRequestsCountAsEver() {
        visit(BUSY + "refresh");
        browser().command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            fillIn("alice");
            reloadingKeepsItAlive("refresh");
        } finally {
            browser().command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    private void reloadingKeepsItAlive(String page) {
        awaitThere(BUSY + page);
        for (int i = 0; i < 2; i++) {
            clock().advance(IDLE.minus(LAST));
            awaitServed(2);
        }
        assertThat(browser().driver().getCurrentUrl()).endsWith(BUSY + page);
    }

    /** The server's time passes, and the page goes on with what it does. */
    private void onePassesUnseen(Duration time) {
        inSteps(time, () -> {
            awaitServed(2);
            awaitAsked(() -> {});
        });
    }

    private void inSteps(Duration time, Runnable afterEach) {
        for (Duration past = Duration.ZERO; past.compareTo(time) < 0; past = past.plus(STEP)) {
            clock().advance(STEP);
            afterEach.run();
        }
    }

    private void awaitServed(int more) {
        int before = pages.served();
        await("the page has been busy", () -> pages.served() >= before + more);
    }

    private void doAsAPerson(String deed) {
        switch (deed) {
            case "keys" -> browser().find("#reason").sendKeys("x");
            case "click" -> browser().find("#secret").click();
            case "wheel" ->
                new Actions(browser().driver()).scrollByAmount(0, 20).perform();
            case "touch" -> {
                browser()
                        .command(
                                "Input.dispatchTouchEvent",
                                Map.of("type", "touchStart", "touchPoints", List.of(Map.of("x", 50, "y", 50))));
                browser().command("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
            }
            default -> throw new IllegalArgumentException(deed);
        }
    }
}
