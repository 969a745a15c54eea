package dev.curfew.acceptance;

import dev.curfew.acceptance.server.Await;
import dev.curfew.acceptance.server.TomcatGeneration;
import dev.curfew.acceptance.server.TomcatInstance;
import dev.curfew.acceptance.server.TomcatServer;
import dev.curfew.browser.Browser;
import dev.curfew.demo.provider.DemoClient;
import dev.curfew.demo.provider.DemoProvider;
import dev.curfew.demo.provider.DemoProviderSettings;
import dev.curfew.demo.provider.DemoUser;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A real Tomcat with its own examples three times, and a provider whose users have the roles that the examples ask for. */
final class ExamplesServer implements AutoCloseable {

    /** Has not the role that the examples ask for. */
    static final String STRANGER = "stranger";

    private static final int USERS = 64;

    private static final String SECRET = "examples-secret-of-the-acceptance-tests";

    private final DemoProvider provider;
    private final TomcatServer tomcat;
    private final AtomicInteger next = new AtomicInteger();

    private ExamplesServer(DemoProvider provider, TomcatServer tomcat) {
        this.provider = provider;
        this.tomcat = tomcat;
    }

    static ExamplesServer start(TomcatGeneration generation) {
        DemoProvider provider = DemoProvider.start(DemoProviderSettings.defaults()
                .withClients(DemoClient.withSecret("examples", SECRET).redirectingToAnyLoopback())
                .withUsers(Stream.concat(
                                users().map(name -> DemoUser.named(name, "tomcat")),
                                Stream.of(DemoUser.named(STRANGER, "user")))
                        .toArray(DemoUser[]::new)));
        TomcatInstance instance = TomcatInstance.fresh(generation, "examples")
                .withLibrary(CurfewJar.path())
                .withConfiguration(ShopPolicy.FILE, policy(provider.issuer()))
                .withConfiguration("tomcat-users.xml", database());
        for (Examples edition : Examples.values()) {
            edition.hang(instance);
        }
        ExamplesServer server = new ExamplesServer(provider, instance.start());
        server.awaitProvider(Examples.VALVE);
        server.awaitProvider(Examples.FILTER);
        return server;
    }

    /** Known to the provider and to Tomcat's own user database, each with the own name as password. */
    private static Stream<String> users() {
        return IntStream.range(0, USERS).mapToObj(number -> "guest" + number);
    }

    private static String database() {
        return users().map("<user username=\"%1$s\" password=\"%1$s\" roles=\"tomcat\"/>"::formatted)
                .collect(Collectors.joining("\n", "<tomcat-users>", "</tomcat-users>"));
    }

    /** Somebody who has not been here yet: a sign-out of one story ends nothing of another one's. */
    String another() {
        return "guest" + next.getAndIncrement();
    }

    private static String policy(URI issuer) {
        return """
                oidc: { issuer: "%s", client-id: examples, client-secret: "%s", roles-claims: [realm_access.roles] }
                timeouts: { idle: 5m, absolute: 1h, warn: 1m }
                cookie: { secure: false }
                """
                .formatted(issuer, SECRET);
    }

    private void awaitProvider(Examples edition) {
        Browser probe = new Browser();
        Await.until(
                "Curfew knows the provider",
                Duration.ofSeconds(20),
                () -> probe.fetch(page(edition, ".curfew/health")).body().contains("\"provider\":\"ready\""));
    }

    /** The address of something in one edition. */
    URI page(Examples edition, String path) {
        return tomcat.base().resolve("/" + edition.path() + "/" + path);
    }

    String logTail() {
        return tomcat.logTail();
    }

    @Override
    public void close() {
        tomcat.close();
        provider.close();
    }
}
