package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import dev.curfew.observe.SessionEvent;
import dev.curfew.session.EndReason;
import org.junit.jupiter.api.Test;

/** A rewriting before the door makes one page of every path, as single-page applications ask for: signing in works, and leads back. */
public abstract class RewrittenAddressContract extends StagedContract {

    @Test
    void signingInLeadsBackToWhatTheBrowserAskedFor() {
        Page page = stage().signIn(alice(), alice().open(stage().url("/app/orders/7?a=b")), "alice");

        assertThat(page.body()).contains("user=alice");
        assertThat(page.url()).isEqualTo(stage().url("/app/orders/7?a=b"));
        assertThat(events()).noneMatch(event -> event.kind() == SessionEvent.Kind.CALLBACK_REWRITTEN);
    }

    @Test
    void ownPathsStayTheirOwn() {
        assertThat(status()).contains("\"state\":\"none\"");
        assertThat(alice().fetch(endpoint("curfew.js")).header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
        signIn();

        assertThat(status()).contains("\"state\":\"active\"");
        alice().open(endpoint("logout"));
        assertThat(status()).contains("\"state\":\"none\"");
        assertThat(endings()).containsExactly(EndReason.LOGOUT);
    }

    @Test
    void nothingIsLetInWithoutASession() {
        Wire.Answer answer = stage().wire().send("GET /app/orders/7");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(stage().wire().send("GET /app/.curfew/../orders/7").status()).isEqualTo(401);
        assertThat(served()).isZero();
    }
}
