package dev.curfew.valve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.contract.Door;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.Rewriting;
import dev.curfew.contract.RewrittenAddressContract;
import dev.curfew.contract.TomcatFixture;
import dev.curfew.contract.Wire;
import dev.curfew.observe.SessionEvent;
import dev.curfew.policy.Access;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.Container;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A {@code RewriteValve} before Curfew's, and behind it. */
class RewriteContractTest {

    private static Door before(String rule, boolean host) {
        return (application, curfew) -> {
            Container place = host ? application.getParent() : application;
            Rewriting.add(place, rule);
            place.getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));
        };
    }

    @Nested
    class BeforeAtTheHost extends RewrittenAddressContract {
        @Override
        protected Door door() {
            return before("RewriteRule ^/(.*)$ /app/sample/index [L]", true);
        }
    }

    @Nested
    class BeforeAtTheHostWithAnotherQuery extends RewrittenAddressContract {
        @Override
        protected Door door() {
            return before("RewriteRule ^/(.*)$ /app/sample/index?page=$1 [L]", true);
        }
    }

    @Nested
    class BeforeInTheContext extends RewrittenAddressContract {
        @Override
        protected Door door() {
            return before("RewriteRule ^/(.*)$ /sample/index [L]", false);
        }
    }

    @Nested
    class BeforeAtTheEngine extends RewrittenAddressContract {
        @Override
        protected Door door() {
            return (application, curfew) -> {
                Container host = application.getParent();
                Rewriting.add(host.getParent(), "RewriteRule ^/(.*)$ /app/sample/index [L]");
                host.getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));
            };
        }
    }

    /** Where the valve stands, and where a rewriting behind it. */
    record Behind(String name, boolean valveAtHost, boolean rewritingAtHost) {

        Door door(String rule, String inside) {
            return (application, curfew) -> {
                Container place = valveAtHost ? application.getParent() : application;
                place.getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));
                Rewriting.add(rewritingAtHost ? application.getParent() : application, rewritingAtHost ? rule : inside);
            };
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Behind> places() {
        return Stream.of(
                new Behind("both at the host", true, true),
                new Behind("the valve at the host, the rewriting in the application", true, false),
                new Behind("both in the application", false, false));
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatAPublicPathIsRewrittenToIsJudgedAgain(Behind behind) throws Exception {
        Door door = behind.door(
                "RewriteRule ^/app/sample/public/(.*)$ /app/sample/$1 [L]",
                "RewriteRule ^/sample/public/(.*)$ /sample/$1 [L]");
        try (DoorFixture stage = DoorFixture.open(door, TomcatFixture.usual(), List.of("/app"), application -> {})) {
            Wire.Answer stranger = stage.wire().send("GET /app/sample/public/secret");

            assertThat(stranger.status()).as("%s", stranger).isEqualTo(401);
            assertThat(stage.served()).isZero();

            Browser alice = new Browser();
            stage.signIn(alice, alice.open(stage.url("/app/sample/hello")), "alice");
            assertThat(alice.fetch(stage.url("/app/sample/public/secret")).body())
                    .contains("user=alice");
            stage.clock().advance(TomcatFixture.IDLE);
            assertThat(alice.fetch(stage.url("/app/sample/public/secret")).status())
                    .isEqualTo(401);
            assertThat(stage.served()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsPublicAfterwardsHasToBePublicBefore(Behind behind) throws Exception {
        Door door = behind.door(
                "RewriteRule ^/app/sample/secret$ /app/sample/public/a [L]",
                "RewriteRule ^/sample/secret$ /sample/public/a [L]");
        try (DoorFixture stage = DoorFixture.open(door, TomcatFixture.usual(), List.of("/app"), application -> {})) {
            assertThat(stage.wire().send("GET /app/sample/secret").status()).isEqualTo(401);
            assertThat(stage.wire().send("GET /app/sample/public/a").status()).isEqualTo(200);
            assertThat(stage.served()).isEqualTo(1);
        }
    }

    /** What was decided first is taken back as a whole: it is no sign-out by the application. */
    @ParameterizedTest
    @MethodSource("places")
    void whatIsRewrittenToSomethingForbiddenLeavesTheSessionAsItIs(Behind behind) throws Exception {
        Door door = behind.door(
                "RewriteRule ^/app/sample/reports$ /app/sample/admin/reports [L]",
                "RewriteRule ^/sample/reports$ /sample/admin/reports [L]");
        Rule admins = new Rule(
                "admins",
                Condition.path("/app/sample/admin/**"),
                Effect.builder().access(Access.anyOf(Set.of("admin"))).build());
        try (DoorFixture stage =
                DoorFixture.open(door, TomcatFixture.usual().withRules(admins), List.of("/app"), application -> {})) {
            Browser alice = new Browser();
            stage.signIn(alice, alice.open(stage.url("/app/sample/hello")), "alice");
            Page refused = alice.fetch(stage.url("/app/sample/reports"));

            assertThat(refused.status()).isEqualTo(403);
            assertThat(stage.has(SessionEvent.Kind.SESSION_ENDED)).isFalse();
            assertThat(alice.fetch(stage.url("/app/sample/hello")).status()).isEqualTo(200);
            assertThat(refused.headers().allValues("Cache-Control")).containsExactly("no-store");
        }
    }
}
