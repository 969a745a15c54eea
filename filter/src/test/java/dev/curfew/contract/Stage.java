package dev.curfew.contract;

import dev.curfew.Curfew;
import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.config.Settings;
import dev.curfew.demo.provider.DemoClient;
import dev.curfew.demo.provider.DemoProvider;
import dev.curfew.demo.provider.DemoProviderSettings;
import dev.curfew.demo.provider.Lifetimes;
import dev.curfew.observe.SessionEvent;
import dev.curfew.oidc.AtProvider;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.Secret;
import dev.curfew.policy.Policy;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat with an application behind a door, and a provider: everything a story needs. */
public final class Stage implements AutoCloseable {

    private final MovableClock clock;
    private final List<SessionEvent> events = new CopyOnWriteArrayList<>();
    private final DemoProvider provider;
    private final Tomcat tomcat = new Tomcat();
    private final SampleServlet sample = new SampleServlet();

    private Stage(MovableClock clock, DemoProvider provider) {
        this.clock = clock;
        this.provider = provider;
    }

    /** Raises the curtain: the application is mapped to {@code /app}, its servlet to {@code /app/sample/*}. */
    public static Stage open(Door door, Policy policy) {
        DemoClient client = DemoClient.withSecret("shop", "shop-secret").redirectingToAnyLoopback();
        MovableClock clock = new MovableClock();
        Stage stage = new Stage(
                clock,
                DemoProvider.start(DemoProviderSettings.defaults()
                        .withClock(clock)
                        .withClients(client)
                        .withLifetimes(new Lifetimes(
                                Duration.ofMinutes(1),
                                Duration.ofHours(24),
                                Duration.ofHours(24),
                                Duration.ofHours(48)))));
        stage.start(door, policy);
        return stage;
    }

    private void start(Door door, Policy policy) {
        try {
            Path base = Files.createTempDirectory("curfew-stage");
            tomcat.setBaseDir(base.toString());
            tomcat.setHostname("localhost");
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            Context application = tomcat.addContext("/app", base.toString());
            application.addServletContainerInitializer(this::deploy, null);
            door.guard(application, mount -> Curfew.start(settings(policy), mount, clock, events::add));
            tomcat.start();
            awaitProvider();
        } catch (IOException | LifecycleException fault) {
            throw new IllegalStateException("the stage cannot be set", fault);
        }
    }

    private void deploy(Set<Class<?>> unused, ServletContext application) {
        ServletRegistration.Dynamic registration = application.addServlet("sample", sample);
        registration.addMapping("/sample/*");
        registration.setAsyncSupported(true);
        application.addServlet("default", new DefaultServlet()).addMapping("/");
    }

    private void awaitProvider() {
        for (int tries = 0; tries < 200; tries++) {
            if (events.stream().anyMatch(event -> event.kind() == SessionEvent.Kind.PROVIDER_READY)) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
        }
        throw new IllegalStateException("the provider has not been discovered: " + events);
    }

    private Settings settings(Policy policy) {
        OidcSettings oidc = new OidcSettings(
                provider.issuer(),
                "shop",
                new Secret("shop-secret"),
                "openid profile",
                "preferred_username",
                List.of("realm_access.roles"),
                null);
        return new Settings(
                oidc,
                policy,
                AtProvider.REVOKE,
                new Settings.StoreSettings(10_000),
                new Settings.CookieSettings(false, "curfew"));
    }

    public MovableClock clock() {
        return clock;
    }

    public DemoProvider provider() {
        return provider;
    }

    /** How many requests have reached the application. */
    public int served() {
        return sample.served();
    }

    public List<SessionEvent> events() {
        return events;
    }

    /** The address of a path on this server. */
    public URI url(String path) {
        return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path);
    }

    /** Signs in on the provider's page that the browser is on, and goes where that leads. */
    public Page signIn(Browser browser, Page signInPage, String user) {
        return browser.submit(signInPage.form("form").set("username", user).set("password", user));
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        provider.close();
    }
}
