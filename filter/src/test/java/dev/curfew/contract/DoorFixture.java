package dev.curfew.contract;

import dev.curfew.Curfew;
import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.config.Baseline;
import dev.curfew.config.PageSettings;
import dev.curfew.config.Settings;
import dev.curfew.demo.provider.DemoClient;
import dev.curfew.demo.provider.DemoProvider;
import dev.curfew.demo.provider.DemoProviderSettings;
import dev.curfew.demo.provider.Lifetimes;
import dev.curfew.observe.LogObserver;
import dev.curfew.observe.SessionEvent;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.Secret;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;

/** A Tomcat with an application behind a door, and a provider: everything a story needs. */
public final class DoorFixture implements AutoCloseable {

    /** What the client proves itself with at the provider. */
    static final String CLIENT_SECRET = "shop-secret-that-nobody-may-see";

    private final TomcatFixture scene;
    private final MovableClock clock = new MovableClock();
    private final List<SessionEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> endedHttpSessions = new CopyOnWriteArrayList<>();
    private final DemoProvider provider;
    private final Tomcat tomcat = new Tomcat();
    private final SampleServlet sample = new SampleServlet();
    private String mount = "";
    private @Nullable Curfew curfew;

    private DoorFixture(TomcatFixture scene) {
        this.scene = scene;
        DemoProviderSettings settings = DemoProviderSettings.defaults()
                .withClock(clock)
                .withClients(DemoClient.withSecret("shop", CLIENT_SECRET).redirectingToAnyLoopback())
                .withLifetimes(lifetimes(scene));
        provider = DemoProvider.start(scene.providerSession() == null ? settings : settings.announcingSessionExpiry());
    }

    private static Lifetimes lifetimes(TomcatFixture scene) {
        Duration session = scene.providerSession();
        return new Lifetimes(
                Duration.ofMinutes(1),
                MovableClock.TOKEN_LIFETIME,
                MovableClock.TOKEN_LIFETIME,
                session == null ? Duration.ofDays(2) : session);
    }

    /** Raises the curtain: the application is mapped to {@code /app}, its servlet to {@code /app/sample/*}. */
    public static DoorFixture open(Door door, TomcatFixture scene) {
        return open(door, scene, List.of("/app"), application -> {});
    }

    /**
     * As {@link #open(Door, Scene)}, with more to see.
     *
     * @param paths of the applications; the first one is behind the door
     * @param builder changes each application before it starts
     */
    public static DoorFixture open(Door door, TomcatFixture scene, List<String> paths, Consumer<Context> builder) {
        DoorFixture stage = new DoorFixture(scene);
        if (scene.providerDown()) {
            stage.provider.faults().down();
        }
        stage.start(door, paths, builder);
        return stage;
    }

    private void start(Door door, List<String> paths, Consumer<Context> builder) {
        try {
            Path base = Files.createTempDirectory("curfew-stage");
            tomcat.setBaseDir(base.toString());
            tomcat.setHostname("localhost");
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            List<Context> applications =
                    paths.stream().map(path -> application(path, base, builder)).toList();
            door.guard(applications.get(0), this::curfew);
            tomcat.start();
            if (!scene.providerDown()) {
                await("the provider has been discovered", () -> has(SessionEvent.Kind.PROVIDER_READY));
            }
        } catch (IOException | LifecycleException fault) {
            throw new IllegalStateException("the server behind the door cannot start", fault);
        }
    }

    private Context application(String path, Path base, Consumer<Context> builder) {
        Context application = tomcat.addContext(path, base.toString());
        application.addServletContainerInitializer(this::deploy, null);
        builder.accept(application);
        return application;
    }

    private Curfew curfew(String path) {
        mount = path;
        LogObserver log = new LogObserver();
        Curfew started = Curfew.start(settings(), path, clock.machine(), event -> {
            events.add(event);
            log.on(event);
        });
        curfew = started;
        return started;
    }

    /** The Curfew behind the door. */
    Curfew curfew() {
        return Objects.requireNonNull(curfew, "the door has not asked for one");
    }

    /** The path that the door hangs at. */
    String mount() {
        return mount;
    }

    private void deploy(Set<Class<?>> unused, ServletContext application) {
        ServletRegistration.Dynamic registration = application.addServlet("sample", sample);
        registration.addMapping("/sample/*");
        registration.setAsyncSupported(true);
        application.addServlet("default", new DefaultServlet()).addMapping("/");
        application.addListener(new HttpSessionListener() {
            @Override
            public void sessionDestroyed(HttpSessionEvent event) {
                endedHttpSessions.add(event.getSession().getId());
            }
        });
    }

    /** What the Curfew was started with. */
    Settings settings() {
        OidcSettings oidc = new OidcSettings(
                provider.issuer(),
                "shop",
                new Secret(CLIENT_SECRET),
                "openid profile",
                "preferred_username",
                List.of("realm_access.roles"),
                null);
        return new Settings(
                oidc,
                scene.policy(),
                Baseline.NONE,
                scene.atProvider(),
                new Settings.ProxySettings(List.of()),
                new Settings.StoreSettings(10_000),
                new Settings.CookieSettings(false, "curfew"),
                scene.pageScript(),
                PageSettings.SHIPPED);
    }

    /** Waits, some seconds at most, for what happens in the background. */
    public static void await(String what, BooleanSupplier condition) {
        await(what, Duration.ofSeconds(10), condition);
    }

    /** Waits no longer than this for what happens in the background. */
    public static void await(String what, Duration atMost, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > atMost.toNanos()) {
                throw new AssertionError("within " + atMost + " it has not come true that " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
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

    /** What the request that came last to the application had in the attribute {@code dev.curfew.session}. */
    public @Nullable Object sessionOfLastRequest() {
        return sample.session();
    }

    /** A new gate for the next request that the application is to hold. */
    public Gate newGate() {
        return sample.newGate();
    }

    /** The ids of the {@code HttpSession}s that have ended, in their order. */
    public List<String> endedHttpSessions() {
        return endedHttpSessions;
    }

    /** Everything that Curfew has observed, in its order. */
    public List<SessionEvent> events() {
        return events;
    }

    /** Whether something of this kind has happened. */
    public boolean has(SessionEvent.Kind kind) {
        return events.stream().anyMatch(event -> event.kind() == kind);
    }

    /** The address of a path on this server. */
    public URI url(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    /** The path of one of Curfew's endpoints, wherever the door hangs. */
    public String endpoint(String name) {
        return mount + "/.curfew/" + name;
    }

    /** Speaks to this server without a browser. */
    public Wire wire() {
        return new Wire(port());
    }

    private int port() {
        return tomcat.getConnector().getLocalPort();
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
