package dev.curfew.acceptance;

import dev.curfew.acceptance.server.AccessLogEntry;
import dev.curfew.acceptance.server.Await;
import dev.curfew.acceptance.server.KeycloakServer;
import dev.curfew.acceptance.server.TomcatInstance;
import dev.curfew.acceptance.server.TomcatServer;
import dev.curfew.browser.Browser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A guarded Tomcat that runs, the provider, the neighbour, the policy it has started with, and the shop's addresses. */
record ServerFixture(KeycloakServer keycloak, Neighbour neighbour, ShopPolicy policy, TomcatServer tomcat, Shop shop)
        implements AutoCloseable {

    /** Adds the one JAR and {@code curfew.yaml} to the instance, starts it, and has somebody sign in once. */
    static ServerFixture start(KeycloakServer keycloak, TomcatInstance instance, Function<URI, Shop> addresses) {
        var policy = new ShopPolicy(keycloak.issuer(), "");
        TomcatServer tomcat = instance.withLibrary(CurfewJar.path())
                .withConfiguration(ShopPolicy.FILE, policy.text())
                .start();
        var scene =
                new ServerFixture(keycloak, Neighbour.start(keycloak), policy, tomcat, addresses.apply(tomcat.base()));
        try {
            scene.warmUp();
            return scene;
        } catch (AssertionError | RuntimeException failed) {
            scene.close();
            throw new AssertionError("nobody can sign in" + tomcat.logTail(), failed);
        }
    }

    /** What the server has answered to requests with this query. */
    List<AccessLogEntry> answers(String query) {
        return tomcat.answers().stream()
                .filter(answer -> answer.query().equals(query))
                .toList();
    }

    /** Saves another policy, as an editor would. */
    void change(ShopPolicy next) {
        tomcat.configure(ShopPolicy.FILE, next.text());
    }

    /** What the server said last. */
    String logTail() {
        return tomcat.logTail();
    }

    @Override
    public void close() {
        tomcat.close();
        neighbour.close();
    }

    /** So that no story pays for what happens once: compiling pages, Keycloak's first login. */
    private void warmUp() {
        Browser probe = new Browser();
        Await.until("Curfew knows the provider", Duration.ofSeconds(20), () -> probe.fetch(shop.endpoint("health"))
                .body()
                .contains("\"provider\":\"ready\""));
        new Visitor(shop, "bob").signIn();
    }
}
