package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import dev.curfew.session.EndReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session whose last tab has gone ends soon, at the provider too, unless something more is asked for. */
public abstract class BrowserClosedContract extends StagedContract {

    private static final Duration CLOSING = Duration.ofSeconds(30);
    private static final Duration A_MILLISECOND = Duration.ofMillis(1);
    private static final Duration SOON = Duration.ofSeconds(1);

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual().withOnBrowserClose(CLOSING);
    }

    @Test
    void endsOnTimeThoughNobodyAsks() {
        signIn();
        String sid = stage().provider().sessions().stream()
                .filter(session -> session.authenticatedAt().equals(clock().instant()))
                .findFirst()
                .orElseThrow()
                .sid();
        leave();
        clock().advance(CLOSING.minus(A_MILLISECOND));
        assertThat(endings()).isEmpty();
        clock().advance(A_MILLISECOND);

        DoorFixture.await("the session has ended", SOON, () -> endings().equals(List.of(EndReason.BROWSER_CLOSED)));
        DoorFixture.await("the provider's session has ended", () -> stage().provider().sessions().stream()
                .noneMatch(session -> session.sid().equals(sid)));
        assertThat(alice().fetch(hello()).body()).contains("\"reason\":\"browser-closed\"");
    }

    @Test
    void anythingThatIsAskedForCallsItOffButAtTheEndItIsTooLate() {
        signIn();
        leave();
        clock().advance(CLOSING.minus(A_MILLISECOND));
        assertThat(status()).contains("\"state\":\"active\"", "\"closing\":true");
        clock().advance(CLOSING);
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);

        leave();
        clock().advance(CLOSING);
        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
        assertThat(endings()).containsExactly(EndReason.BROWSER_CLOSED);
    }

    @Test
    void theNextTabThatGoesBeginsAnew() {
        signIn();
        leave();
        clock().advance(Duration.ofSeconds(20));
        leave();
        clock().advance(CLOSING.minus(A_MILLISECOND));

        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void whoeverComesFromAnotherSiteCannotCloseAnything() {
        signIn();
        Page answer = alice().ask(
                        "POST",
                        endpoint("session/closing"),
                        "Origin",
                        "https://evil.example",
                        "Sec-Fetch-Site",
                        "cross-site");

        assertThat(answer.status()).isEqualTo(403);
        clock().advance(CLOSING);
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
    }

    @Test
    void whoeverReadsADocumentThatHasNoScriptHasNotClosedAnything() {
        signIn();
        assertThat(alice().open(stage().url("/app/sample/cacheable")).status()).isEqualTo(200);
        leave();
        clock().advance(CLOSING);

        assertThat(status()).contains("\"state\":\"active\"");
    }

    /** The page that was opened first goes. */
    private void leave() {
        Page answer = alice().ask(
                        "POST",
                        endpoint("session/closing"),
                        "Sec-Fetch-Site",
                        "same-origin",
                        "Sec-Fetch-Mode",
                        "no-cors",
                        "Sec-Fetch-Dest",
                        "empty",
                        "Referer",
                        hello().toString());
        assertThat(answer.status()).isEqualTo(204);
    }
}
