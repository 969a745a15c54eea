package dev.curfew.demo.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DemoProviderTest {

    private static final DemoProviderSettings SETTINGS =
            DemoProviderSettings.defaults().withClients(RelyingParty.SHOP);

    @Test
    void listensOnTheLoopbackAddressAtThePortItNames() {
        try (DemoProvider demo = DemoProvider.start(SETTINGS)) {
            assertThat(demo.issuer()).hasToString("http://127.0.0.1:" + demo.port());
            assertThat(new RelyingParty(demo).provider.getTokenEndpointURI()).isEqualTo(demo.uri(Endpoint.TOKEN));
        }
    }

    @Test
    void saysWhatToDoWhenThePortIsTaken() {
        try (DemoProvider demo = DemoProvider.start(SETTINGS)) {
            assertThatThrownBy(() -> DemoProvider.start(SETTINGS.withPort(demo.port())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port: " + demo.port())
                    .hasMessageContaining("stop the program that holds it, or choose another port");
        }
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        DemoProvider demo = DemoProvider.start(SETTINGS);
        new RelyingParty(demo).signedIn(new TestBrowser(), "alice");
        List<Thread> threads = threadsOf(demo);
        assertThat(threads).isNotEmpty();

        demo.close();

        for (Thread thread : threads) {
            thread.join(5_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void letsGoOfHeldRequestsWhenItCloses() throws Exception {
        DemoProvider demo = DemoProvider.start(SETTINGS);
        demo.faults().slow(Endpoint.JWKS, Faults.LONGEST_DELAY);
        CompletableFuture<Integer> held = CompletableFuture.supplyAsync(
                () -> new TestBrowser().get(demo.uri(Endpoint.JWKS)).statusCode());
        while (demo.requests(Endpoint.JWKS) == 0) {
            Thread.onSpinWait();
        }

        demo.close();

        assertThat(held.handle((status, cut) -> true).get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void publishesTheOldKeyUntilItIsDropped() throws Exception {
        try (DemoProvider demo = DemoProvider.start(SETTINGS)) {
            RelyingParty party = new RelyingParty(demo);
            OIDCTokens old = party.signedIn(new TestBrowser(), "alice");

            demo.rotateKeys();

            assertThat(party.signedIn(new TestBrowser(), "alice")
                            .getIDToken()
                            .getHeader()
                            .toJSONObject())
                    .extracting("kid")
                    .isNotEqualTo(old.getIDToken().getHeader().toJSONObject().get("kid"));
            assertThat(party.verified(old)).isNotNull();
            demo.dropOldKeys();
            assertThat(keys(party)).hasSize(1);
            assertThatThrownBy(() -> party.verified(old)).hasMessageContaining("no matching key");
        }
    }

    @Test
    void announcesTheEndOfTheSessionWhenAsked() throws Exception {
        TestClock clock = new TestClock();
        try (DemoProvider demo = DemoProvider.start(SETTINGS.withClock(clock).announcingSessionExpiry())) {
            OIDCTokens tokens = new RelyingParty(demo).signedIn(new TestBrowser(), "alice");

            assertThat(tokens.getIDToken().getJWTClaimsSet().getLongClaim("session_expiry"))
                    .isEqualTo(clock.instant().plus(Duration.ofHours(10)).getEpochSecond());
        }
    }

    @Test
    void printsNoSecretAndNoPassword() {
        assertThat(DemoClient.withSecret("shop", "hush").toString()).doesNotContain("hush");
        assertThat(new DemoUser("alice", "hush", "Alice", "a@example.com", List.of()).toString())
                .doesNotContain("hush");
        assertThat(SETTINGS.toString()).doesNotContain("shop-secret");
    }

    private static List<?> keys(RelyingParty party) throws Exception {
        return JWKSet.load(party.provider.getJWKSetURI().toURL()).getKeys();
    }

    private static List<Thread> threadsOf(DemoProvider demo) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("demo-provider-" + demo.port()))
                .toList();
    }
}
