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

/** Pages in a bad state: their users are warned all the same, and what is no page stays what it is. */
abstract class RoughStories extends TestSettings {

    private static final String ROUGH = "/app/rough/";

    @Override
    protected void build(Context application) {
        Tomcat.addServlet(application, "rough", new RoughPages()).addMapping("/rough/*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broken-head",
                "no-head",
                "nothing-but-content",
                "head-in-body",
                "writes-itself",
                "nonce",
                "xhtml",
                "own-error",
                "fifty-megabytes"
            })
    void isWarnedAboutAndCovered(String page) {
        signIn("alice", ROUGH + page);
        assertThat(showsSecret()).isTrue();
        pass(IDLE.minus(WARN));
        awaitSaying("Are you still there?");
        browser().picture("rough-" + page);
        press("Stay signed in");
        awaitSilence();
        pass(IDLE);
        awaitSaying("You have been signed out");
        assertThat(showsSecret()).isFalse();
        String here = follow(() -> press("Sign in again"));
        fillIn("alice");
        awaitWindows(1);
        browser().switchTo(here);
        awaitSilence();

        assertThat(showsSecret()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"picture", "error", "no-scripts-at-all"})
    void isLeftAloneWhereThereIsNoPlaceForAScript(String page) {
        signIn("alice", FORM);
        visit(ROUGH + page);

        assertThat(browser().run("return !!window[Symbol.for('curfew')]")).isEqualTo(false);
        assertThat(browser().driver().findElements(org.openqa.selenium.By.id("curfew")))
                .isEmpty();
    }

    @Test
    void limitsThatNoTimerHoldsAreWaitedForWithoutHaste() {
        beforePages(
                changing(
                        ".replace(/Remaining\":\\d+/g, 'Remaining\":2592000').replace(/\"report\":\\d+/, '\"report\":2592000')"));
        signIn("alice", FORM);
        await("some time has passed", () -> ((Number) browser().run("return performance.now()")).doubleValue() > 3000);

        assertThat(asked()).isEqualTo(1);
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"86400000", "-86400000"})
    void theCountGoesOnRightWhenTheClockOfTheBrowserIsMovedByADay(String jump) {
        beforePages("const real = Date.now; window.wrong = 0; Date.now = () => real() + top.wrong");
        signIn("alice", FORM);
        pass(IDLE.minus(WARN).plusSeconds(65));
        awaitSaying("in 5");
        browser().run("window.wrong = " + jump);
        awaitAsked(this::hint);
        assertThat(said()).containsPattern("in (55|54|53|52|51|50|49) seconds");
        clock().advance(Duration.ofSeconds(30));
        hint();

        await("it counts from what the server says", () -> said().matches("(?s).*in (2\\d|1[5-9]) seconds.*"));
    }
}
