package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.demo.provider.Endpoint;
import dev.curfew.observe.SessionEvent.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Without the provider nobody can sign in, and whoever is in works on. */
public abstract class OutageContract extends StagedContract {

    @Test
    void aSignInThatTheTokenEndpointFailsCanBeTriedAgain() {
        Page page = alice().open(hello());
        stage().provider().faults().down(Endpoint.TOKEN);
        Page sorry = stage().signIn(alice(), page, "alice");

        assertUnavailable(sorry);
        stage().provider().faults().up();
        assertThat(alice().click(sorry, sorry.link("a.go")).body()).contains("user=alice");
    }

    @Test
    void keysThatCannotBeFetchedAreNoRefusal() {
        stage().provider().rotateKeys();
        stage().provider().faults().down(Endpoint.JWKS);
        Page sorry = stage().signIn(alice(), alice().open(hello()), "alice");

        assertUnavailable(sorry);
        stage().provider().faults().up();
        assertThat(alice().click(sorry, sorry.link("a.go")).body()).contains("user=alice");
    }

    @Test
    void newKeysAreFetchedWhenTheyAreNeeded() {
        signIn();
        stage().provider().rotateKeys();
        stage().provider().dropOldKeys();

        assertThat(signIn(new Browser(), "bob").status()).isEqualTo(200);
    }

    @Test
    void livingSessionsAreUnharmedAndEndOnTime() {
        signIn();
        stage().provider().faults().down();
        clock().advance(TomcatFixture.IDLE.minusMillis(1));
        assertThat(alice().fetch(hello()).status()).isEqualTo(200);
        clock().advance(TomcatFixture.IDLE);

        assertThat(alice().fetch(hello()).status()).isEqualTo(401);
    }

    @Test
    void aSlowProviderIsWaitedFor() {
        stage().provider().faults().slow(Endpoint.TOKEN, Duration.ofMillis(300));

        assertThat(signIn().status()).isEqualTo(200);
    }

    @Test
    void aProviderThatSaysItIsBusyIsNoRefusal() {
        Page page = alice().open(hello());
        String state = SignInContract.parameters(page.url()).get("state");

        assertUnavailable(alice().open(
                        stage().url(stage().endpoint("callback") + "?error=temporarily_unavailable&state=" + state)));
    }

    /** A provider that is down when the application starts. */
    public abstract static class AtStart extends StagedContract {

        @Override
        protected TomcatFixture scene() {
            return TomcatFixture.usual().withProviderDown();
        }

        @Test
        void theApplicationStartsSignInsWaitAndEverythingRecoversByItself() {
            stage().provider().faults().down();
            assertUnavailable(alice().open(hello()));
            assertThat(alice().fetch(hello()).status()).isEqualTo(401);
            assertThat(alice().open(stage().url("/app/sample/public/about")).status())
                    .isEqualTo(200);
            assertThat(alice().fetch(endpoint("health")).body()).contains("\"provider\":\"unavailable\"");
            stage().provider().faults().up();

            DoorFixture.await("the provider has been discovered", () -> stage().has(Kind.PROVIDER_READY));
            assertThat(signIn().url()).isEqualTo(hello());
        }
    }

    static void assertUnavailable(Page page) {
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).contains("10");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.text()).contains("Sign-in is not available right now");
    }
}
