package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.FakeExchange;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.policy.PageInteraction;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.session.EndReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserClosedTest {

    private static final long CLOSING = 30_000;
    private static final String ORIGIN = "https://shop.example.com";
    private static final String PAGE = "/app/page?id=1";
    private static final String PDF = "/app/report.pdf";
    private static final String OTHERS = "/app/.curfew/session/others";

    private final GuardFixture stage = new GuardFixture(
            new Policy(GuardFixture.LIMITS, Reauthentication.REQUIRED, List.of(), CLOSING, PageInteraction.COUNT),
            Long.MAX_VALUE);

    @Test
    void aRequestAMillisecondBeforeCallsItOffForGood() {
        long left = leave(stage);
        stage.now = left + CLOSING - 1;
        assertThat(stage.decide(FakeExchange.fetch("GET", "/app/"))).isInstanceOf(Proceed.class);
        stage.pass(CLOSING);
        assertThat(ends(stage)).isEmpty();
    }

    @Test
    void aRequestAtTheEndComesTooLateThoughNoAlarmHasRung() {
        long left = leave(stage);
        stage.now = left + CLOSING;
        assertThat(stage.decide(FakeExchange.fetch("GET", "/app/"))).isInstanceOf(Respond.class);
        assertEndedAt(left + CLOSING);
    }

    @Test
    void theAlarmEndsItAtTheEndAndNotBefore() {
        long left = leave(stage);
        stage.pass(CLOSING - 1);
        assertThat(ends(stage)).isEmpty();
        stage.pass(200);
        assertEndedAt(left + CLOSING);
    }

    @Test
    void theClocksOwnEndThatComesFirstKeepsItsReason() {
        stage.signIn();
        stage.now += GuardFixture.LIMITS.idle() - 1;
        stage.reply(FakeExchange.fetch("POST", "/app/.curfew/session/closing"));
        stage.pass(CLOSING);
        assertThat(ends(stage)).singleElement().satisfies(event -> assertThat(event.reason())
                .isEqualTo(EndReason.IDLE_TIMEOUT));
    }

    @Test
    void aPageThatLeavesForADocumentWithoutOurScriptClosesNothing() {
        stage.signIn();
        complete(PAGE, stage.proceed(page(PAGE)));
        ask(PAGE);
        complete(PDF, stage.proceed(page(PDF)));
        close(PAGE);
        stage.pass(CLOSING);
        assertThat(ends(stage)).isEmpty();
    }

    @Test
    void noMatterHowLongTheDocumentTakesAndWhatTheOldPageAsksMeanwhile() {
        stage.signIn();
        Proceed slow = stage.proceed(page(PDF));
        stage.pass(60_000);
        ask(PAGE);
        complete(PDF, slow);
        close(PAGE);
        stage.pass(CLOSING);
        assertThat(ends(stage)).isEmpty();
    }

    @Test
    void aPageThatLeavesForOneWhoseScriptSpeaksIsTheLastNoMore() {
        stage.signIn();
        complete(PAGE, stage.proceed(page(PAGE)));
        ask(PAGE);
        close(PAGE);
        stage.pass(CLOSING);
        assertThat(ends(stage)).hasSize(1);
    }

    @Test
    void aPageThatIsClosedBeforeItsScriptHasSpokenIsTheOneThatWasOpened() {
        stage.signIn();
        complete(PAGE, stage.proceed(page(PAGE)));
        close(PAGE);
        stage.pass(CLOSING);
        assertThat(ends(stage)).hasSize(1);
    }

    @Test
    void aPageThatOutlivesADownloadByTenSecondsIsStillThere() {
        stage.signIn();
        complete(PDF, stage.proceed(page(PDF)));
        stage.pass(9_999);
        ask(PAGE);
        close(PAGE);
        stage.pass(CLOSING);
        assertThat(ends(stage)).isEmpty();

        ask(PAGE);
        close(PAGE);
        stage.pass(CLOSING);
        assertThat(ends(stage)).hasSize(1);
    }

    @Test
    void tenSecondsAfterADownloadAreEnough() {
        stage.signIn();
        complete(PDF, stage.proceed(page(PDF)));
        stage.pass(10_000);
        ask(PAGE);
        close(PAGE);
        stage.pass(CLOSING);
        assertThat(ends(stage)).hasSize(1);
    }

    @Test
    void aPageOfCurfewItselfIsReadAsLongAsItTakes() {
        stage.signIn();
        stage.reply(page(OTHERS));
        close(PAGE);
        stage.pass(CLOSING);
        assertThat(ends(stage)).isEmpty();
    }

    @Test
    void theEndOfASignInInAWindowOfItsOwnHidesNothing() {
        stage.signIn();
        stage.reply(page("/app/.curfew/signed-in"));
        close(PAGE);
        stage.pass(CLOSING);
        assertThat(ends(stage)).hasSize(1);
    }

    private static FakeExchange page(String path) {
        return FakeExchange.navigation(path);
    }

    private void complete(String path, Proceed admitted) {
        stage.guard.completed(page(path), admitted, false, stage.now);
    }

    /** What the script of a page does when it begins. */
    private void ask(String from) {
        stage.reply(FakeExchange.fetch("GET", "/app/.curfew/session").with("Referer", ORIGIN + from));
    }

    /** What the script of a page does when it goes. */
    private void close(String from) {
        stage.reply(FakeExchange.fetch("POST", "/app/.curfew/session/closing").with("Referer", ORIGIN + from));
    }

    @Test
    void aPolicyThatDoesNotMindEndsNothing() {
        GuardFixture other = GuardFixture.with();
        leave(other);
        other.pass(CLOSING);
        assertThat(ends(other)).isEmpty();
    }

    private static long leave(GuardFixture stage) {
        stage.signIn();
        assertThat(stage.reply(FakeExchange.fetch("POST", "/app/.curfew/session/closing"))
                        .status())
                .isEqualTo(204);
        return stage.now;
    }

    private void assertEndedAt(long at) {
        assertThat(ends(stage)).singleElement().satisfies(event -> {
            assertThat(event.reason()).isEqualTo(EndReason.BROWSER_CLOSED);
            assertThat(event.at()).isEqualTo(at);
        });
    }

    private static List<SessionEvent> ends(GuardFixture stage) {
        return stage.events.stream()
                .filter(event -> event.kind() == Kind.SESSION_ENDED)
                .toList();
    }
}
