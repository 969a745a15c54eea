package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.demo.provider.Endpoint;
import dev.curfew.demo.provider.Revocation;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.oidc.ProviderAction;
import org.junit.jupiter.api.Test;

/** What a timeout does at the provider: what the settings say, and never to the local end. */
public abstract class FarewellContract extends StagedContract {

    /** The refresh token is revoked, the user's session at the provider is left to other applications. */
    public abstract static class Revoke extends FarewellContract {

        @Test
        void revokesTheRefreshToken() {
            String sid = signInAndTimeOut();

            DoorFixture.await("the refresh token is revoked", () -> revoked(sid));
            assertThat(livesAtProvider(sid)).isTrue();
        }

        @Test
        void aProviderThatIsDownNeitherDelaysNorUndoesTheEnd() {
            stage().provider().faults().down(Endpoint.REVOCATION);
            String sid = signInAndTimeOut();
            assertThat(alice().fetch(hello()).status()).isEqualTo(401);
            stage().provider().faults().up();

            DoorFixture.await("the refresh token is revoked", () -> revoked(sid));
        }
    }

    /** The user is signed out at the provider. */
    public abstract static class Logout extends FarewellContract {

        @Override
        protected TomcatFixture scene() {
            return TomcatFixture.usual().withAtProvider(ProviderAction.LOGOUT);
        }

        @Test
        void endsTheSessionOfTheProvider() {
            String sid = signInAndTimeOut();

            DoorFixture.await("the provider's session is over", () -> !livesAtProvider(sid));
        }
    }

    /** Nothing is said. */
    public abstract static class Nothing extends FarewellContract {

        @Override
        protected TomcatFixture scene() {
            return TomcatFixture.usual().withAtProvider(ProviderAction.NOTHING);
        }

        @Test
        void saysNothing() {
            String quiet = signInAndTimeOut();
            Browser next = new Browser();
            signIn(next, "bob");
            next.fetch(stage().url("/app/sample/logout"));

            DoorFixture.await(
                    "the next one's token is revoked",
                    () -> !stage().provider().revocations().isEmpty());
            assertThat(revoked(quiet)).isFalse();
            assertThat(livesAtProvider(quiet)).isTrue();
        }
    }

    final String signInAndTimeOut() {
        signIn();
        String sid = stage().provider().sessions().stream()
                .filter(session -> session.authenticatedAt().equals(clock().instant()))
                .findFirst()
                .orElseThrow()
                .sid();
        clock().advance(TomcatFixture.IDLE);
        DoorFixture.await("the session has ended", () -> endings().size() == 1);
        assertThat(events()).extracting(event -> event.kind()).contains(Kind.SESSION_ENDED);
        return sid;
    }

    final boolean revoked(String sid) {
        return stage().provider().revocations().stream()
                .anyMatch(revocation ->
                        revocation.kind() == Revocation.Kind.REFRESH_TOKEN && sid.equals(revocation.sid()));
    }

    final boolean livesAtProvider(String sid) {
        return stage().provider().sessions().stream()
                .anyMatch(session -> session.sid().equals(sid));
    }
}
