package dev.curfew.contract;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static dev.curfew.contract.TomcatFixture.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What Curfew says of a session that is there: in JSON, in a header, and to caches. */
public abstract class StatusContract extends StagedContract {

    @Test
    void nobodyHasNoSession() {
        assertThat(status()).isEqualTo(json("none", "null", 0, 0, "null"));
    }

    @Test
    void anActiveSessionSaysWhoseItIsAndHowLongItLasts() {
        signIn();
        clock().advance(Duration.ofMillis(1));

        assertThat(status()).isEqualTo(json("active", "null", 899, 3599, "\"alice\""));
    }

    @Test
    void aSessionWarnsFromTheWarningOn() {
        signIn();
        clock().advance(IDLE.minus(WARN).minusMillis(1));
        assertThat(status()).isEqualTo(json("active", "null", 120, 2820, "\"alice\""));
        clock().advance(Duration.ofMillis(1));

        assertThat(status()).isEqualTo(json("warning", "null", 120, 2820, "\"alice\""));
    }

    @Test
    void anEndedSessionSaysWhyAndNotWhose() {
        signIn();
        clock().advance(IDLE);

        assertThat(status()).isEqualTo(json("ended", "\"idle-timeout\"", 0, 0, "null"));
    }

    @Test
    void theStatusIsForNobodyToKeepAndSetsNoCookie() {
        signIn();
        Page answer = alice().fetch(endpoint("session"));

        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(served()).isEqualTo(1);
    }

    @Test
    void theStatusIsOnlyToBeRead() {
        Page answer = alice().fetch("DELETE", endpoint("session"));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET, HEAD");
    }

    @Test
    void everyAnswerOfTheApplicationSaysHowLongTheSessionLasts() {
        assertThat(signIn().headers().allValues("Curfew-Remaining")).containsExactly("idle=900, absolute=3600");
        clock().advance(Duration.ofSeconds(90));

        assertThat(alice().fetch(hello()).headers().allValues("Curfew-Remaining"))
                .containsExactly("idle=900, absolute=3510");
    }

    @Test
    void pagesAreNotKeptUnlessTheApplicationSaysOtherwise() {
        assertThat(signIn().headers().allValues("Cache-Control")).containsExactly("no-store");

        assertThat(alice().open(stage().url("/app/sample/cacheable")).headers().allValues("Cache-Control"))
                .containsExactly("public, max-age=60");
    }

    @Test
    void whatScriptsFetchIsForThisUserUnlessTheApplicationSaysOtherwise() {
        signIn();

        assertThat(alice().fetch(hello()).headers().allValues("Cache-Control")).containsExactly("private");
        assertThat(alice().fetch(stage().url("/app/sample/cacheable")).headers().allValues("Cache-Control"))
                .containsExactly("public, max-age=60");
    }

    @Test
    void theApplicationNeverSeesHeadersThatOnlyCurfewMaySend() {
        signIn();
        Page answer = alice().ask("GET", hello(), "Curfew-Remaining", "idle=1", "cUrFeW-User", "admin");

        assertThat(told(answer, "own-headers")).isEqualTo("[]");
        assertThat(told(answer, "own-header")).isEqualTo("null");
    }

    @Test
    void healthSaysWhetherSignInsArePossible() {
        assertThat(alice().fetch(endpoint("health")).body())
                .matches("\\{\"status\":\"up\",\"provider\":\"ready\",\"reauthentication\":\"(unknown|provable)\"}");
    }

    @Test
    void thePageScriptIsForAnybodyAndSentOnce() {
        Page first = alice().fetch(endpoint("curfew.js"));
        Page second = alice().ask(
                        "GET",
                        endpoint("curfew.js"),
                        "If-None-Match",
                        first.header("ETag").orElseThrow());

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).contains("text/javascript;charset=UTF-8");
        assertThat(first.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(first.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
        assertThat(first.header("Vary")).contains("Accept-Language");
        assertThat(first.body()).contains("Stay signed in", "\"" + stage().endpoint("") + "\")");
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(alice().fetch("HEAD", endpoint("curfew.js")).status()).isEqualTo(200);
        assertThat(alice().fetch("POST", endpoint("curfew.js")).header("Allow")).contains("GET, HEAD");
    }

    @Test
    void thePageScriptIsNoActivity() {
        signIn();
        clock().advance(IDLE.minusSeconds(1));
        alice().fetch(endpoint("curfew.js"));
        alice().open(endpoint("signed-in"));
        clock().advance(Duration.ofSeconds(1));

        assertThat(status()).contains("\"state\":\"ended\"");
    }

    @Test
    void thereIsNothingElseBelowOurOwnPath() {
        assertThat(alice().fetch(endpoint("nothing")).status()).isEqualTo(404);
        assertThat(served()).isZero();
    }

    private String json(String state, String reason, long idle, long absolute, String user) {
        return ("{\"state\":\"%s\",\"reason\":%s,\"idleRemaining\":%d,\"absoluteRemaining\":%d,\"warn\":120,\"user\":%s,"
                        + "\"login\":\"%s\",\"interaction\":%s,\"report\":%s}")
                .formatted(
                        state,
                        reason,
                        idle,
                        absolute,
                        user,
                        stage().endpoint("login"),
                        user.equals("null") ? "null" : "10",
                        user.equals("null") ? "null" : "60");
    }
}
