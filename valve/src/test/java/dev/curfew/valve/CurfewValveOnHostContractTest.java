package dev.curfew.valve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.contract.ContainerSessionContract;
import dev.curfew.contract.Door;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.FramingContract;
import dev.curfew.contract.KeptFormContract;
import dev.curfew.contract.PageContract;
import dev.curfew.contract.SignInContract;
import dev.curfew.contract.SpellingContract;
import dev.curfew.contract.StatusContract;
import dev.curfew.contract.TomcatFixture;
import dev.curfew.contract.WelcomeFileContract;
import dev.curfew.contract.Wire;
import dev.curfew.policy.Access;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The valve above applications: at the host, and at the engine. */
class CurfewValveOnHostContractTest {

    private static final Door HOST = (application, curfew) ->
            application.getParent().getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));
    private static final Door ENGINE = (application, curfew) -> application
            .getParent()
            .getParent()
            .getPipeline()
            .addValve(new CurfewValve((config, path) -> curfew.apply(path)));

    @Nested
    class SignInsAtTheHost extends SignInContract {
        @Override
        protected Door door() {
            return HOST;
        }
    }

    @Nested
    class ContainerSessionsAtTheHost extends ContainerSessionContract {
        @Override
        protected Door door() {
            return HOST;
        }
    }

    @Nested
    class FramingAtTheHost extends FramingContract {
        @Override
        protected Door door() {
            return HOST;
        }
    }

    @Nested
    class FramingAtTheEngine extends FramingContract {
        @Override
        protected Door door() {
            return ENGINE;
        }
    }

    @Nested
    class SpellingAtTheHost extends SpellingContract {
        @Override
        protected Door door() {
            return HOST;
        }
    }

    @Nested
    class KeptFormsAtTheHost extends KeptFormContract {
        @Override
        protected Door door() {
            return HOST;
        }
    }

    @Nested
    class PagesAtTheHost extends PageContract {
        @Override
        protected Door door() {
            return HOST;
        }
    }

    @Nested
    class WelcomeFilesAtTheHost extends WelcomeFileContract {
        @Override
        protected Door door() {
            return HOST;
        }
    }

    @Nested
    class StatusAtTheEngine extends StatusContract {
        @Override
        protected Door door() {
            return ENGINE;
        }
    }

    /** A rule holds for a whole application or host, however a request writes that: Tomcat maps what is decoded. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class ARuleAboutAContextOrAHost {

        private final DoorFixture stage = DoorFixture.open(
                HOST,
                TomcatFixture.usual()
                        .withRules(
                                administratorsOnly(Set.of("/books"), Set.of()),
                                administratorsOnly(Set.of(""), Set.of()),
                                administratorsOnly(Set.of(), Set.of("books.example"))),
                List.of("/app", "/books", ""),
                application -> {});
        private final Browser alice = new Browser();

        @BeforeAll
        void signIn() {
            Page page = stage.signIn(alice, alice.open(stage.url("/app/sample/hello")), "alice");
            assertThat(page.body()).contains("user=alice");
        }

        @AfterAll
        void close() throws LifecycleException {
            stage.close();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/books/sample/hello",
                    "/%62ooks/sample/hello",
                    "/book%73/sample/hello",
                    "/books;x=y/sample/hello",
                    "/books%3Bx=y/../books/sample/hello",
                    "//books/sample/hello",
                    "/./books/sample/hello",
                    "/app/../books/sample/hello",
                    "/app/..;/books/sample/hello",
                    "/sample/hello",
                    "/./sample/hello",
                    "/;x=y/sample/hello",
                    "/%73ample/hello"
                })
        void isNotEvadedByAnotherSpelling(String path) {
            Wire.Answer answer = stage.wire().send("GET " + path, cookies());

            assertThat(answer.status()).as(answer.toString()).isIn(400, 403);
            assertThat(answer.body()).doesNotContain("user=");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"books.example", "BOOKS.Example", "books.example:80", "books.example.", "books.example.:80"})
        void isNotEvadedByAnotherSpellingOfTheHost(String host) {
            Wire.Answer answer = stage.wire().send("GET /app/sample/hello", "Host: " + host, cookies());

            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        }

        @Test
        void leavesOthersAlone() {
            assertThat(stage.wire().send("GET /%61pp/sample/hello", cookies()).body())
                    .contains("user=alice");
        }

        private String cookies() {
            return alice.cookies().all().stream()
                    .map(cookie -> cookie.name() + "=" + cookie.value())
                    .collect(Collectors.joining("; ", "Cookie: ", ""));
        }

        private static Rule administratorsOnly(Set<String> contexts, Set<String> hosts) {
            Condition when = new Condition(contexts, List.of(), Set.of(), hosts, Set.of(), Set.of());
            return new Rule(
                    "administrators only at " + contexts + hosts,
                    when,
                    Effect.builder().access(Access.anyOf(Set.of("admin"))).build());
        }
    }

    /** Two applications, and none at the root. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class TwoApplications {

        private final DoorFixture stage =
                DoorFixture.open(HOST, TomcatFixture.usual(), List.of("/app", "/other"), application -> {});
        private Browser alice = new Browser();

        @BeforeAll
        void isAHostWithoutARootApplication() {
            assertThat(stage.endpoint("")).isEqualTo("/.curfew/");
        }

        @BeforeEach
        void beginAnew() {
            stage.clock().advanceToAnotherMinute();
            alice = new Browser();
        }

        @AfterAll
        void close() throws LifecycleException {
            stage.close();
        }

        @Test
        void shareOneSignIn() {
            signIn();

            assertThat(alice.open(stage.url("/other/sample/hello")).body()).contains("user=alice");
        }

        @Test
        void loseTheirHttpSessionsTogetherAtATimeout() {
            signIn();
            List<String> ids = countInBoth();
            stage.clock().advance(TomcatFixture.IDLE);
            stage.clock().advance(TomcatFixture.RESUME);

            DoorFixture.await("both have ended", Duration.ofSeconds(1), () -> stage.endedHttpSessions()
                    .containsAll(ids));
        }

        @Test
        void loseTheirHttpSessionsTogetherWhenOneOfThemSignsTheUserOut() {
            signIn();
            List<String> ids = countInBoth();
            alice.fetch(stage.url("/other/sample/invalidate"));

            DoorFixture.await("both have ended", Duration.ofSeconds(1), () -> stage.endedHttpSessions()
                    .containsAll(ids));
            assertThat(alice.fetch(stage.url("/app/sample/hello")).body()).contains("\"reason\":\"logout\"");
        }

        @Test
        void areGuardedWhereNobodyLives() {
            assertThat(alice.fetch(stage.url("/")).status()).isEqualTo(401);
            assertThat(alice.fetch(stage.url("/nowhere/at-all")).status()).isEqualTo(401);
            signIn();

            assertThat(alice.fetch(stage.url("/nowhere/at-all")).status()).isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/%zz", "/app/sample/hello%2F", "/app/%5Csample/hello", "/../../app/sample/hello", "*"})
        void areNotReachedByWhatTomcatCannotRead(String path) {
            int before = stage.served();

            Wire.Answer answer = stage.wire().send("GET " + path);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(stage.served()).isEqualTo(before);
        }

        @Test
        void areLeftTogetherByAFormThatIsPostedWhereNobodyLives() {
            Browser other = new Browser();
            stage.signIn(other, other.open(stage.url("/other/sample/hello")), "alice");
            signIn();
            Page page = alice.open(stage.url("/.curfew/session/others?return=/other/sample/hello"));

            Page after = alice.submit(page.form("form").press("button[value=all]"));
            assertThat(after.text()).contains("Where you are signed in").doesNotContain("End all other sessions");
            assertThat(after.link("a.go")).isEqualTo(stage.url("/other/sample/hello"));
            assertThat(other.fetch(stage.url("/app/sample/hello")).body()).contains("\"reason\":\"revoked\"");
        }

        private void signIn() {
            Page page = stage.signIn(alice, alice.open(stage.url("/app/sample/hello")), "alice");
            assertThat(page.body()).contains("user=alice");
        }

        private List<String> countInBoth() {
            alice.fetch(stage.url("/app/sample/count"));
            alice.fetch(stage.url("/other/sample/count"));
            return alice.cookies().all().stream()
                    .filter(cookie -> cookie.name().equals("JSESSIONID"))
                    .map(cookie -> cookie.value())
                    .toList();
        }
    }
}
