package dev.curfew.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.Curfew;
import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.contract.CapturedLog;
import dev.curfew.contract.Door;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.Rewriting;
import dev.curfew.contract.RewrittenAddressContract;
import dev.curfew.contract.TomcatFixture;
import dev.curfew.observe.SessionEvent;
import java.time.Duration;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a {@code RewriteValve}, which always stands before a filter, leaves of a sign-in. */
class CurfewFilterRewriteContractTest {

    private static final Door FILTER = new FilterDoor();

    /** As by the application's own {@code WEB-INF/rewrite.config}. */
    @Nested
    class InTheApplication extends RewrittenAddressContract {
        @Override
        protected Door door() {
            return (application, curfew) -> {
                Rewriting.add(application, "RewriteRule ^/(.*)$ /sample/index [L]");
                FILTER.guard(application, curfew);
            };
        }
    }

    /** The query goes too. */
    @Nested
    class InTheApplicationWithAnotherQuery extends RewrittenAddressContract {
        @Override
        protected Door door() {
            return (application, curfew) -> {
                Rewriting.add(application, "RewriteRule ^/(.*)$ /sample/index?page=$1 [L]");
                FILTER.guard(application, curfew);
            };
        }
    }

    /** Nobody tells an application what a host's valve has changed: the answer is known by its state. */
    @Test
    void theAnswerOfASignInIsKnownWhereverARewritingOfTheHostPutsIt() throws Exception {
        try (CapturedLog log = CapturedLog.start();
                DoorFixture stage =
                        DoorFixture.open(atHost("RewriteRule ^/(.*)$ /app/sample/index [L]"), TomcatFixture.usual())) {
            Browser alice = new Browser();
            Page page = stage.signIn(alice, alice.open(stage.url("/app/orders/7")), "alice");

            assertThat(page.body()).contains("user=alice");
            assertThat(stage.events())
                    .filteredOn(event -> event.kind() == SessionEvent.Kind.CALLBACK_REWRITTEN)
                    .singleElement()
                    .satisfies(event -> assertThat(event.detail())
                            .isEqualTo("the answer came to /app/sample/index (expected: /app/.curfew/callback), exclude"
                                    + " /app/.curfew/ from URL rewriting - docs/how-to/fix-a-sign-in-loop.md"));
            assertThat(log.text()).contains("callback_rewritten").doesNotContain("code=");
        }
    }

    @Test
    void anAnswerWithoutItsQueryGivesAPageAndNoLoop() throws Exception {
        try (DoorFixture stage =
                DoorFixture.open(atHost("RewriteRule ^/(.*)$ /app/sample/index?page=$1 [L]"), TomcatFixture.usual())) {
            Browser alice = new Browser();
            Page page = stage.signIn(alice, alice.open(stage.url("/app/orders/7")), "alice");

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.text()).contains("Sign-in does not complete");
            assertThat(stage.events())
                    .filteredOn(event -> event.kind() == SessionEvent.Kind.CALLBACK_REWRITTEN)
                    .singleElement()
                    .satisfies(event -> assertThat(event.detail()).startsWith("no answer came within 20 s, 4 times"));
            assertThat(stage.served()).isZero();

            stage.clock().advance(Duration.ofMillis(20_001));
            assertThat(alice.ask("GET", stage.url("/app/orders/7"), "Accept", "text/html")
                            .status())
                    .isEqualTo(303);
        }
    }

    private static Door atHost(String rule) {
        return new Door() {
            @Override
            public void guard(Context application, Function<String, Curfew> curfew) {
                Rewriting.add(application.getParent(), rule);
                FILTER.guard(application, curfew);
            }
        };
    }
}
