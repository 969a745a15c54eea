package dev.curfew.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.contract.CapturedLog;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.Wire;
import dev.curfew.demo.provider.DemoClient;
import dev.curfew.demo.provider.DemoProvider;
import dev.curfew.demo.provider.DemoProviderSettings;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The filter as a {@code web.xml} declares it: with a file that is its own, or one that is missing or faulty. */
class CurfewFilterStartContractTest {

    private final DemoProvider provider = DemoProvider.start(DemoProviderSettings.defaults()
            .withClients(DemoClient.withSecret("shop", "shop-secret").redirectingToAnyLoopback()));
    private final Tomcat tomcat = new Tomcat();
    private final FilterDef definition = new FilterDef();

    private Path base;

    private Context application;

    @BeforeEach
    void prepare(@TempDir Path directory) throws IOException {
        base = directory;
        Files.createDirectories(base.resolve("WEB-INF"));
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        application = tomcat.addContext("/app", base.toString());
        application.addServletContainerInitializer(
                (unused, context) -> context.addServlet("sample", new Hello()).addMapping("/"), null);
        definition.setFilterName("curfew");
        definition.setFilterClass(CurfewFilter.class.getName());
        definition.setAsyncSupported("true");
        application.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("curfew");
        mapping.addURLPattern("/*");
        application.addFilterMap(mapping);
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        provider.close();
    }

    @Test
    void readsAFileInsideTheApplication() throws Exception {
        Files.writeString(base.resolve("WEB-INF/curfew.yaml"), configuration());
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");

        assertSignsIn();
    }

    @Test
    void readsAFileOfTheServer() throws Exception {
        Path file = Files.writeString(base.resolve("curfew.yaml"), configuration());
        definition.addInitParameter("config", file.toString());

        assertSignsIn();
    }

    @Test
    void readsWhatItsPagesSayInsideTheApplicationToo() throws Exception {
        Files.writeString(base.resolve("WEB-INF/curfew.yaml"), configuration());
        Path pages = Files.createDirectories(base.resolve("WEB-INF/curfew-pages"));
        Files.writeString(pages.resolve("en.properties"), "page.signed-out.title=Good bye from Acme");
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");
        tomcat.start();

        assertThat(new Wire(port()).send("GET /app/.curfew/logout").body()).contains("Good bye from Acme");
    }

    @Test
    void readsWhatItsPagesSayInsideAnApplicationThatIsNotUnpacked() throws Exception {
        Path war = base.resolve("app.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            add(zip, "WEB-INF/curfew.yaml", configuration());
            add(zip, "WEB-INF/curfew-pages/en.properties", "page.signed-out.title=Good bye from Acme");
            add(zip, "WEB-INF/curfew-pages/style.css", "h1{color:#00539b}");
        }
        application.setDocBase(war.toString());
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");
        tomcat.start();

        assertThat(application.getServletContext().getRealPath("/WEB-INF/curfew.yaml"))
                .isNull();
        assertThat(new Wire(port()).send("GET /app/.curfew/logout").body())
                .contains("Good bye from Acme")
                .contains("h1{color:#00539b}</style>");
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void aFaultInThePagesStopsTheStart() throws Exception {
        Files.writeString(base.resolve("WEB-INF/curfew.yaml"), configuration());
        Path pages = Files.createDirectories(base.resolve("WEB-INF/curfew-pages"));
        Files.writeString(pages.resolve("en.properties"), "page.signed-out.titel=Good bye");
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");

        assertThat(logOfTheStart()).contains("config-pages-unknown-text", "en.properties:1:1", "did you mean");
        assertLetsNothingThrough();
    }

    @Test
    void saysWhatIsInForceAndWarnsOfConstraintsThatItCannotSatisfy() throws Exception {
        Files.writeString(base.resolve("WEB-INF/curfew.yaml"), configuration());
        Files.writeString(
                base.resolve("WEB-INF/web.xml"),
                "<web-app><security-constraint><auth-constraint/></security-constraint></web-app>");
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");

        assertThat(logOfTheStart())
                .contains("declares security constraints", "protect it with the valve")
                .contains("Curfew protects /app/: idle 15m, absolute 8h", "session-timeout in web.xml does not apply");
    }

    @Test
    void anUnknownParameterStopsTheStart() throws Exception {
        Files.writeString(base.resolve("WEB-INF/curfew.yaml"), configuration());
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");
        definition.addInitParameter("idle", "5m");

        assertThat(logOfTheStart()).contains("unknown init-param [idle] (expected: config only)");
        assertLetsNothingThrough();
    }

    @Test
    void aMissingParameterStopsTheStart() throws Exception {
        assertThat(logOfTheStart()).contains("init-param config: missing");
        assertLetsNothingThrough();
    }

    @Test
    void aMissingFileStopsTheStart() throws Exception {
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");

        assertThat(logOfTheStart()).contains("config-file-missing", "/WEB-INF/curfew.yaml", "no such file");
        assertLetsNothingThrough();
    }

    @Test
    void aFaultyFileStopsTheStartWithEveryFault() throws Exception {
        Files.writeString(base.resolve("WEB-INF/curfew.yaml"), "timeouts:\n  idel: 15m\n  absolute: 8\n");
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");

        assertThat(logOfTheStart()).contains("Curfew does not start", "idel", "absolute");
        assertLetsNothingThrough();
    }

    @Test
    void aDoubtfulFileStartsAndTheLogSaysWhatIsDoubtfulAndWhyItDeviates() throws Exception {
        Files.writeString(
                base.resolve("WEB-INF/curfew.yaml"),
                configuration()
                                .replace(
                                        "  idle: 15m\n",
                                        "  preset: stig\n  idle: 20m\n  deviation: the room is locked\n")
                        + "rules:\n  - { name: trainees, when: { context: /app, role: trainee }, idle: 30m, max-sessions: 1 }\n");
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");

        assertThat(logOfTheStart())
                .contains("preset stig, deviations: timeouts.idle 20m instead of 15m of stig: the room is locked")
                .contains(
                        "config-warning-never-wins ", "curfew.yaml:13:", ", rules[0].idle: 30m (expected: at most 20m")
                .doesNotContain("config-warning-not-at-host");
        assertThat(application.getState().isAvailable()).isTrue();
    }

    @Test
    void aFilterThatSomeRequestsWouldGoPastDoesNotStart() throws Exception {
        Files.writeString(base.resolve("WEB-INF/curfew.yaml"), configuration());
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");
        map("/secure/*", "/.curfew/*");

        assertThat(logOfTheStart())
                .contains("<url-pattern> of the filter curfew: [/secure/*, /.curfew/*] (expected: /*)");
        assertLetsNothingThrough();
    }

    @Test
    void aFilterThatIsMappedToAServletOnlyDoesNotStart() throws Exception {
        Files.writeString(base.resolve("WEB-INF/curfew.yaml"), configuration());
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");
        map();

        assertThat(logOfTheStart()).contains("<url-pattern> of the filter curfew: [] (expected: /*)");
        assertLetsNothingThrough();
    }

    @Test
    void aSecondFilterDoesNotStart() throws Exception {
        Files.writeString(base.resolve("WEB-INF/curfew.yaml"), configuration());
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");
        FilterDef second = new FilterDef();
        second.setFilterName("curfew-again");
        second.setFilterClass(CurfewFilter.class.getName());
        second.addInitParameter("config", "/WEB-INF/curfew.yaml");
        application.addFilterDef(second);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("curfew-again");
        mapping.addURLPattern("/*");
        application.addFilterMap(mapping);

        assertThat(logOfTheStart())
                .contains("Curfew is installed twice for the same requests: CurfewFilter curfew")
                .contains(" of /app/, and CurfewFilter curfew", "(expected: one)");
        assertLetsNothingThrough();
    }

    @Test
    void aFilterWithoutAsyncSupportSaysSoWithTheFirstRequest() throws Exception {
        Files.writeString(base.resolve("WEB-INF/curfew.yaml"), configuration());
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");
        definition.setAsyncSupported("false");
        tomcat.start();
        try (CapturedLog log = CapturedLog.start()) {
            new Wire(port()).send("GET /app/");
            new Wire(port()).send("GET /app/");

            assertThat(log.text().split("<async-supported>true</async-supported>", -1))
                    .hasSize(2);
        }
    }

    @Test
    void aFilterWithAsyncSupportSaysNothing() throws Exception {
        Files.writeString(base.resolve("WEB-INF/curfew.yaml"), configuration());
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");
        tomcat.start();
        try (CapturedLog log = CapturedLog.start()) {
            new Wire(port()).send("GET /app/");

            assertThat(log.text()).doesNotContain("async-supported");
        }
    }

    @Test
    void otherFiltersBeforeItAreNamed() throws Exception {
        Files.writeString(base.resolve("WEB-INF/curfew.yaml"), configuration());
        Files.writeString(
                base.resolve("WEB-INF/web.xml"),
                """
                <web-app>
                  <filter-mapping><filter-name>by-servlet</filter-name><servlet-name>s</servlet-name></filter-mapping>
                  <filter-mapping><filter-name>greeter</filter-name><url-pattern>/x</url-pattern></filter-mapping>
                  <filter-mapping><filter-name>curfew</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                  <filter-mapping><filter-name>later</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                </web-app>
                """);
        definition.addInitParameter("config", "/WEB-INF/curfew.yaml");

        assertThat(logOfTheStart()).contains("/app/: filters before Curfew: [greeter] (expected: none)");
    }

    private void map(String... patterns) {
        application.removeFilterMap(application.findFilterMaps()[0]);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("curfew");
        mapping.addServletName("sample");
        application.addFilterMap(mapping);
        for (String pattern : patterns) {
            FilterMap more = new FilterMap();
            more.setFilterName("curfew");
            more.addURLPattern(pattern);
            application.addFilterMap(more);
        }
    }

    private String logOfTheStart() throws LifecycleException {
        try (CapturedLog log = CapturedLog.start()) {
            tomcat.start();
            return log.text();
        }
    }

    private void assertLetsNothingThrough() {
        assertThat(application.getState().isAvailable()).isFalse();
        assertThat(new Wire(port()).send("GET /app/").body()).doesNotContain("hello");
    }

    private void assertSignsIn() throws LifecycleException {
        tomcat.start();
        Browser alice = new Browser();
        URI url = URI.create("http://localhost:" + port() + "/app/");
        DoorFixture.await("sign-ins are possible", () -> alice.open(url).has("input[name=password]"));
        Page page = alice.open(url);

        assertThat(alice.submit(page.form("form").set("username", "alice").set("password", "alice"))
                        .body())
                .isEqualTo("hello alice");
    }

    private int port() {
        return tomcat.getConnector().getLocalPort();
    }

    private String configuration() {
        return """
                oidc:
                  issuer: %s
                  client-id: shop
                  client-secret: shop-secret
                timeouts:
                  idle: 15m
                  absolute: 8h
                cookie:
                  secure: false
                """
                .formatted(provider.issuer());
    }

    private static final class Hello extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("hello " + request.getRemoteUser());
        }
    }
}
