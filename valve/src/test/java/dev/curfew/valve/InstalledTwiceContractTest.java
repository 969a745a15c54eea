package dev.curfew.valve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.curfew.api.CurfewSession;
import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.contract.CapturedLog;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.Wire;
import dev.curfew.demo.provider.DemoClient;
import dev.curfew.demo.provider.DemoProvider;
import dev.curfew.demo.provider.DemoProviderSettings;
import dev.curfew.filter.CurfewFilter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.IntrospectionUtils;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two Curfews on one way are one too many, and say so. Two on two ways are not. */
class InstalledTwiceContractTest {

    private static final String TWO = "Curfew is installed twice for the same requests: ";

    private final DemoProvider provider = DemoProvider.start(DemoProviderSettings.defaults()
            .withClients(DemoClient.withSecret("shop", "shop-secret").redirectingToAnyLoopback()));
    private final Tomcat tomcat = new Tomcat();
    private final AtomicInteger served = new AtomicInteger();

    private Path base;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        base = directory;
        tomcat.setBaseDir(base.toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        provider.close();
    }

    @Test
    void twoValvesOfOneHostDoNotStart() {
        application("/app");
        tomcat.getHost().getPipeline().addValve(valve("curfew"));
        tomcat.getHost().getPipeline().addValve(valve("curfew-2"));

        assertThatExceptionOfType(LifecycleException.class)
                .isThrownBy(tomcat::start)
                .havingRootCause()
                .withMessageContaining(TWO)
                .withMessageContaining("StandardHost[localhost]")
                .withMessageContaining("remove one of them");
    }

    @Test
    void aValveOfAWebappBehindOneOfItsHostKeepsTheWebappFromStarting() throws Exception {
        application("/other");
        tomcat.getHost().getPipeline().addValve(valve("curfew"));
        tomcat.start();

        assertThat(faultOfTheDeployment(valve("curfew-app")))
                .contains(TWO, "StandardContext[/app]", "another CurfewValve in StandardEngine");
        assertThat(wire().send("GET /app/").status()).isNotEqualTo(200);
        assertSignsIn("/other/");
    }

    @Test
    void aValveOfAHostBehindOneOfTheEngineKeepsTheServerFromStarting() {
        tomcat.getEngine().getPipeline().addValve(valve("curfew"));
        tomcat.getHost().getPipeline().addValve(valve("curfew-2"));
        application("/app");

        assertThatExceptionOfType(LifecycleException.class).isThrownBy(tomcat::start);
        assertThat(tomcat.getConnector().getState().isAvailable()).isFalse();
    }

    @Test
    void aValveOfAnotherClassLoaderIsKnownByItsName() throws Exception {
        tomcat.getHost().getPipeline().addValve(foreignValve());
        tomcat.start();

        assertThat(faultOfTheDeployment(valve("curfew-app"))).contains(TWO);
    }

    /** As Tomcat deploys a webapp of its own {@code context.xml}: the host lives already. */
    private String faultOfTheDeployment(Valve valve) {
        Context app = new StandardContext();
        app.setName("/app");
        app.setPath("/app");
        app.setDocBase(base.toString());
        app.addLifecycleListener(new Tomcat.FixContextListener());
        app.getPipeline().addValve(valve);
        Throwable fault = catchThrowable(() -> tomcat.getHost().addChild(app));
        assertThat(app.getState().isAvailable()).isFalse();
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void aFilterBehindAValveKeepsTheWebappFromStarting() throws Exception {
        Context app = application("/app");
        filter(app, "curfew-filter");
        tomcat.getHost().getPipeline().addValve(valve("curfew"));

        assertThat(logOfTheStart())
                .contains(TWO, "CurfewFilter curfew of /app/", "The application does not start until then.");
        assertThat(app.getState().isAvailable()).isFalse();
    }

    @Test
    void aFilterThatAnApplicationAddsByItselfBehindAValveKeepsItFromStarting() throws Exception {
        Context app = application("/app");
        app.addServletContainerInitializer(
                (unused, context) -> {
                    var added = context.addFilter("own", CurfewFilter.class);
                    added.setInitParameter("config", configuration("curfew-own"));
                    added.addMappingForUrlPatterns(null, false, "/*");
                },
                null);
        app.getPipeline().addValve(valve("curfew"));

        assertThat(logOfTheStart()).contains(TWO, "CurfewFilter own of /app/", "CurfewValve ");
        assertThat(app.getState().isAvailable()).isFalse();
    }

    @Test
    void aSecondDoorThatComesLaterRefusesWhatTheFirstHasHadWithAPageAndOneLine() throws Exception {
        filter(application("/app"), "curfew-filter");
        tomcat.start();
        assertSignsIn("/app/");
        int before = served.get();
        tomcat.getHost().getPipeline().addValve(valve("curfew"));
        try (CapturedLog log = CapturedLog.start()) {
            Browser alice = new Browser();
            Page first = signIn(alice, "/app/");
            alice.open(url("/app/"));

            assertThat(first.status()).isEqualTo(500);
            assertThat(first.body())
                    .contains("This site is not configured correctly")
                    .doesNotContain("\tat ");
            assertThat(log.text().split("Curfew is installed twice", -1)).hasSize(2);
            assertThat(log.text()).contains("CurfewFilter curfew of /app/", "CurfewValve ");
        }
        assertThat(served).hasValue(before);
    }

    @Test
    void whatAnotherVersionHasHadIsKnownByTheNameOfAnAttribute() throws Exception {
        assertRefusesBehind(OneAttribute.named("dev.curfew.door", "CurfewValve 1 in Elsewhere (Curfew 9.9)"));
    }

    @Test
    void whatAnEarlierVersionHasHadIsKnownByTheSessionThatItShows() throws Exception {
        Object session = Proxy.newProxyInstance(
                CurfewSession.class.getClassLoader(),
                new Class<?>[] {CurfewSession.class},
                (proxy, method, arguments) -> null);
        assertRefusesBehind(OneAttribute.named(CurfewSession.ATTRIBUTE, session));
    }

    private void assertRefusesBehind(Valve other) throws LifecycleException {
        application("/app");
        tomcat.getHost().getPipeline().addValve(other);
        tomcat.getHost().getPipeline().addValve(valve("curfew"));
        tomcat.start();
        Wire.Answer answer = wire().send("GET /app/", "Accept-Language: de");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("falsch eingerichtet");
        assertThat(answer.value("Cache-Control")).isEqualTo("no-store");
        assertThat(served).hasValue(0);
    }

    @Test
    void valvesOfTwoWebappsWithACookieEachDoNotMeet() throws Exception {
        application("/one").getPipeline().addValve(valve("curfew-one"));
        application("/two").getPipeline().addValve(valve("curfew-two"));
        tomcat.start();

        assertBothStaySignedIn();
    }

    @Test
    void filtersOfTwoWebappsWithACookieEachDoNotMeet() throws Exception {
        filter(application("/one"), "curfew-one");
        filter(application("/two"), "curfew-two");
        tomcat.start();

        assertBothStaySignedIn();
    }

    @Test
    void aValveAndAFilterOfTwoWebappsWithACookieEachDoNotMeet() throws Exception {
        application("/one").getPipeline().addValve(valve("curfew-one"));
        filter(application("/two"), "curfew-two");
        tomcat.start();

        assertBothStaySignedIn();
    }

    @Test
    void aWebappMayBringTheJarToo() throws Exception {
        String name = CurfewSession.class.getName().replace('.', '/') + ".class";
        Path copy = base.resolve("WEB-INF/classes").resolve(name);
        Files.createDirectories(copy.getParent());
        try (InputStream own = CurfewSession.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(own, copy);
        }
        application("/app");
        tomcat.getHost().getPipeline().addValve(valve("curfew"));

        assertThat(logOfTheStart()).contains("/app/ contains its own Curfew", "remove it from WEB-INF/lib");
        assertSignsIn("/app/");
    }

    private void assertBothStaySignedIn() {
        Browser alice = new Browser();
        assertThat(signIn(alice, "/one/").body()).isEqualTo("hello alice");
        assertThat(alice.open(url("/two/")).body()).isEqualTo("hello alice");
        for (String path : List.of("/one/", "/two/", "/one/", "/two/")) {
            assertThat(alice.fetch(url(path)).body()).isEqualTo("hello alice");
        }
    }

    private void assertSignsIn(String path) {
        assertThat(signIn(new Browser(), path).body()).isEqualTo("hello alice");
    }

    private Page signIn(Browser browser, String path) {
        DoorFixture.await(
                "sign-ins are possible", () -> new Browser().open(url(path)).has("input[name=password]"));
        Page page = browser.open(url(path));
        return browser.submit(page.form("form").set("username", "alice").set("password", "alice"));
    }

    private Context application(String path) {
        Context application = tomcat.addContext(path, base.toString());
        application.addServletContainerInitializer(
                (unused, context) -> context.addServlet("hello", new Hello()).addMapping("/"), null);
        return application;
    }

    private CurfewValve valve(String cookie) {
        CurfewValve valve = new CurfewValve();
        valve.setConfig(configuration(cookie));
        return valve;
    }

    private void filter(Context application, String cookie) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("curfew");
        definition.setFilterClass(CurfewFilter.class.getName());
        definition.setAsyncSupported("true");
        definition.addInitParameter("config", configuration(cookie));
        application.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("curfew");
        mapping.addURLPattern("/*");
        application.addFilterMap(mapping);
    }

    /** The same classes once more, as another JAR in another place would bring them. */
    private Valve foreignValve() throws Exception {
        List<URL> places = new ArrayList<>();
        for (Class<?> one : List.of(CurfewValve.class, CurfewFilter.class)) {
            places.add(one.getProtectionDomain().getCodeSource().getLocation());
        }
        ClassLoader foreign = new OwnFirst(places.toArray(URL[]::new));
        Valve valve = (Valve)
                foreign.loadClass(CurfewValve.class.getName()).getConstructor().newInstance();
        assertThat(valve).isNotInstanceOf(CurfewValve.class);
        IntrospectionUtils.setProperty(valve, "config", configuration("curfew-foreign"));
        return valve;
    }

    private static final class OwnFirst extends URLClassLoader {

        OwnFirst(URL[] places) {
            super(places, InstalledTwiceContractTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null || !name.startsWith("dev.curfew.")
                        ? super.loadClass(name, resolve)
                        : findClass(name);
            }
        }
    }

    private String configuration(String cookie) {
        try {
            return Files.writeString(
                            base.resolve(cookie + ".yaml"),
                            """
                            oidc:
                              issuer: %s
                              client-id: shop
                              client-secret: shop-secret
                            timeouts:
                              idle: 15m
                              absolute: 8h
                            cookie:
                              secure: false
                              name: %s
                            """
                                    .formatted(provider.issuer(), cookie))
                    .toString();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private String logOfTheStart() throws LifecycleException {
        try (CapturedLog log = CapturedLog.start()) {
            tomcat.start();
            return log.text();
        }
    }

    private Wire wire() {
        return new Wire(tomcat.getConnector().getLocalPort());
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path);
    }

    private static final class OneAttribute extends ValveBase {

        private final String name;
        private final Object value;

        private OneAttribute(String name, Object value) {
            super(true);
            this.name = name;
            this.value = value;
        }

        static Valve named(String name, Object value) {
            return new OneAttribute(name, value);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            request.setAttribute(name, value);
            getNext().invoke(request, response);
        }
    }

    private final class Hello extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            served.incrementAndGet();
            response.getWriter().print("hello " + request.getRemoteUser());
        }
    }
}
