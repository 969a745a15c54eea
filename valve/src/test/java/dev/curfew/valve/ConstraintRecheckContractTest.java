package dev.curfew.valve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.contract.Door;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.TomcatFixture;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Consumer;
import org.apache.catalina.Authenticator;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Valve;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.authenticator.FormAuthenticator;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Security constraints of an unchanged application are satisfied by the valve's user, whatever {@code login-config} it has. */
class ConstraintRecheckContractTest {

    private static final Door CONTEXT = (application, curfew) ->
            application.getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));
    private static final Door HOST = (application, curfew) ->
            application.getParent().getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));

    @Nested
    class Form extends Constrained {
        @Override
        DoorFixture open() {
            return DoorFixture.open(
                    CONTEXT,
                    TomcatFixture.usual(),
                    List.of("/app"),
                    constrained(new LoginConfig("FORM", null, "/login.html", "/error.html"), new FormAuthenticator()));
        }
    }

    @Nested
    class FormBelowAHost extends Constrained {
        @Override
        DoorFixture open() {
            return DoorFixture.open(
                    HOST,
                    TomcatFixture.usual(),
                    List.of("/app"),
                    constrained(new LoginConfig("FORM", null, "/login.html", "/error.html"), new FormAuthenticator()));
        }
    }

    @Nested
    class Basic extends Constrained {
        @Override
        DoorFixture open() {
            return DoorFixture.open(
                    CONTEXT,
                    TomcatFixture.usual(),
                    List.of("/app"),
                    constrained(new LoginConfig("BASIC", "old realm", null, null), new BasicAuthenticator()));
        }
    }

    /** Users may see everything, and only administrators {@code /sample/admin/*}. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Constrained {

        private final DoorFixture stage = open();

        abstract DoorFixture open();

        @BeforeEach
        void beginAnew() {
            stage.clock().advanceToAnotherMinute();
        }

        @AfterAll
        void close() throws LifecycleException {
            stage.close();
        }

        @Test
        void theRightRoleIsLetIn() {
            Page page = signIn(new Browser(), "alice");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("user=alice", "auth-type=CURFEW", "is-user=true", "is-admin=false");
            assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        }

        @Test
        void theWrongRoleIsForbidden() {
            Browser alice = new Browser();
            signIn(alice, "alice");

            assertThat(alice.open(stage.url("/app/sample/admin/users")).status())
                    .isEqualTo(403);
        }

        @Test
        void theHigherRoleIsLetIn() {
            Browser admin = new Browser();
            signIn(admin, "admin");

            assertThat(admin.open(stage.url("/app/sample/admin/users")).body()).contains("user=admin");
        }

        @Test
        void nobodyIsAskedByTheContainer() {
            int before = stage.served();
            Browser nobody = new Browser();

            assertThat(nobody.fetch(stage.url("/app/sample/hello")).header("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Curfew "));
            assertThat(nobody.open(stage.url("/app/sample/hello")).has("input[name=password]"))
                    .isTrue();
            assertThat(stage.served()).isEqualTo(before);
        }

        @Test
        void signingOutByTheApplicationLeavesNobodyBehind() {
            Browser alice = new Browser();
            signIn(alice, "alice");
            alice.fetch(stage.url("/app/sample/count"));
            alice.fetch(stage.url("/app/sample/logout"));
            int before = stage.served();

            assertThat(alice.fetch(stage.url("/app/sample/hello")).body()).contains("\"reason\":\"logout\"");
            assertThat(stage.served()).isEqualTo(before);
        }

        @Test
        void theApplicationsOwnSignInLeadsToItsStart() {
            Browser alice = new Browser();
            signIn(alice, "alice");
            Page answer = alice.ask("POST", stage.url("/app/j_security_check"), "Accept", "text/html");

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.header("Location")).contains("/app/");
        }

        /** Tomcat has let the user in, who is gone when the application is made ready. */
        @ParameterizedTest
        @CsvSource({"-1, 200", "0, 403", "1, 403"})
        void whoIsGoneSinceTheConstraintsWereLookedAtIsForbidden(int tick, int status) {
            Browser alice = new Browser();
            signIn(alice, "alice");

            assertThat(alice.open(stage.url("/app/sample/public/slow/" + tick)).status())
                    .isEqualTo(status);
        }

        final <A extends Valve & Authenticator> Consumer<Context> constrained(LoginConfig login, A authenticator) {
            return application -> {
                application.setLoginConfig(login);
                application.addConstraint(constraint("/*", "user"));
                application.addConstraint(constraint("/sample/admin/*", "admin"));
                application.addSecurityRole("user");
                application.addSecurityRole("admin");
                application.addLifecycleListener(event -> {
                    if (Lifecycle.CONFIGURE_START_EVENT.equals(event.getType())) {
                        application.getPipeline().addValve(authenticator);
                    }
                });
                for (int tick : new int[] {-1, 0, 1}) {
                    Tomcat.addServlet(application, "slow" + tick, new Slow(tick))
                            .addMapping("/sample/public/slow/" + tick);
                }
            };
        }

        /** The container makes a servlet ready after its authenticator has looked. */
        private final class Slow extends HttpServlet {

            private static final long serialVersionUID = 1L;

            private final int tick;

            Slow(int tick) {
                this.tick = tick;
            }

            @Override
            public void init() {
                stage.clock().advance(TomcatFixture.IDLE.plusMillis(tick));
            }

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) {
                response.setStatus(HttpServletResponse.SC_OK);
            }
        }

        private Page signIn(Browser browser, String user) {
            return stage.signIn(browser, browser.open(stage.url("/app/sample/hello")), user);
        }
    }

    private static SecurityConstraint constraint(String path, String role) {
        SecurityCollection collection = new SecurityCollection();
        collection.addPattern(path);
        SecurityConstraint constraint = new SecurityConstraint();
        constraint.addCollection(collection);
        constraint.setAuthConstraint(true);
        constraint.addAuthRole(role);
        return constraint;
    }
}
