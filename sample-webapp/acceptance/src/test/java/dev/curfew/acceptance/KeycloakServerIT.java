package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.acceptance.server.Await;
import dev.curfew.acceptance.server.KeycloakServer;
import dev.curfew.acceptance.server.ProviderSession;
import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The provider and the browser of these tests, without Curfew: what the real Keycloak does by itself. */
@ExtendWith(SharedKeycloak.class)
class KeycloakServerIT {

    private final Browser browser = new Browser();
    private KeycloakServer keycloak;
    private Neighbour neighbour;

    @BeforeEach
    void start(KeycloakServer shared) {
        keycloak = shared;
        neighbour = Neighbour.start(shared);
    }

    @AfterEach
    void stop() {
        neighbour.close();
    }

    @Test
    void theLoginFormTakesTheRightPasswordOnly() {
        Page refused = LoginForm.on(browser.open(neighbour.authorization(""))).enter(browser, "alice", "wrong");
        assertThat(refused.text()).contains("Invalid username or password");

        Page returned = LoginForm.on(refused).signIn(browser, "alice");
        assertThat(neighbour.providerSession(returned).sid()).isNotBlank();
    }

    @Test
    void theNextSignInIsSilentAndKeepsTheMomentOfAuthentication() {
        ProviderSession first = signIn();

        assertThat(neighbour.signInSilently(browser)).isEqualTo(first);
    }

    @Test
    void promptLoginAsksForThePasswordAgainAndRenewsTheMomentOfAuthentication() {
        ProviderSession first = signIn();
        Await.until("the next second", Duration.ofSeconds(3), () -> Instant.now()
                .isAfter(first.authTime().plusSeconds(1)));

        Page form = browser.open(neighbour.authorization("&prompt=login"));
        ProviderSession second = neighbour.providerSession(LoginForm.on(form).signIn(browser, "alice"));

        assertThat(second.sid()).isEqualTo(first.sid());
        assertThat(second.authTime()).isAfter(first.authTime());
    }

    @Test
    void theAdministratorSeesWhichClientsHoldTokens() {
        assertThat(keycloak.admin().clientsOf(signIn())).containsExactly("neighbour");
    }

    private ProviderSession signIn() {
        return neighbour.providerSession(
                LoginForm.on(browser.open(neighbour.authorization(""))).signIn(browser, "alice"));
    }
}
