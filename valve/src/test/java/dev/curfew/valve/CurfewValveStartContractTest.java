package dev.curfew.valve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.curfew.contract.CapturedLog;
import dev.curfew.contract.Wire;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Valve;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.rewrite.RewriteValve;
import org.apache.tomcat.util.IntrospectionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A valve that is not set up rightly says so, and lets nothing through. */
class CurfewValveStartContractTest {

    private final Tomcat tomcat = new Tomcat();
    private final AtomicInteger served = new AtomicInteger();
    private final CurfewValve valve = new CurfewValve();

    private Path base;

    private Context application;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        base = directory;
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        application = tomcat.addContext("/app", base.toString());
        application.addServletContainerInitializer(
                (unused, context) ->
                        context.addServlet("sample", new Counting()).addMapping("/"),
                null);
        valve.setContainer(application);
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void anUnknownAttributeStopsTheStart() throws Exception {
        attribute("config", configuration());
        attribute("idleTimeout", "5m");

        assertThatExceptionOfType(LifecycleException.class)
                .isThrownBy(valve::start)
                .withMessageContaining("idleTimeout")
                .withMessageContaining("expected: config only");
        assertLetsNothingThrough();
    }

    @Test
    void aMissingConfigurationStopsTheStart() throws Exception {
        assertThatExceptionOfType(LifecycleException.class)
                .isThrownBy(valve::start)
                .withMessageContaining("attribute config: missing");
        assertLetsNothingThrough();
    }

    @Test
    void aConfigurationThatIsNotThereStopsTheStart() throws Exception {
        attribute("config", base.resolve("nowhere.yaml").toString());

        assertThatExceptionOfType(LifecycleException.class)
                .isThrownBy(valve::start)
                .withMessageContaining("nowhere.yaml");
        assertLetsNothingThrough();
    }

    @Test
    void aFaultyConfigurationStopsTheStartWithEveryFault() throws Exception {
        Path faulty = Files.writeString(base.resolve("curfew.yaml"), "timeouts:\n  idel: 15m\n  absolute: 8\n");
        attribute("config", faulty.toString());

        assertThatExceptionOfType(LifecycleException.class)
                .isThrownBy(valve::start)
                .withMessageContaining("idel")
                .withMessageContaining("absolute");
        assertLetsNothingThrough();
    }

    @Test
    void startsWithAGoodConfigurationBeforeTheProviderDoes() throws Exception {
        attribute("config", configuration());
        application.getPipeline().addValve(valve);
        tomcat.start();

        assertThat(new Wire(tomcat.getConnector().getLocalPort())
                        .send("GET /app/")
                        .status())
                .isEqualTo(401);
        assertThat(served).hasValue(0);
    }

    @Test
    void aDoubtfulConfigurationStartsAtTheHostAndTheLogSaysWhatIsDoubtful() throws Exception {
        Path file = Path.of(configuration());
        Files.writeString(
                file,
                Files.readString(file)
                        + "rules:\n  - { name: trainees, when: { context: /app }, idle: 30m, max-sessions: 1 }\n");
        attribute("config", file.toString());
        tomcat.getHost().getPipeline().addValve(valve);

        try (CapturedLog log = CapturedLog.start()) {
            tomcat.start();

            assertThat(log.text())
                    .contains("config-warning-never-wins " + file + ":11:", "rules[0].idle: 30m (expected: at most 15m")
                    .contains("config-warning-not-at-host " + file + ":11:", "rules[0].max-sessions: 1 (");
        }
        assertThat(ask().status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "rewrite before host, true",
        "rewrite before engine, true",
        "rewrite behind host, false",
        "rewrite behind context, false",
        "remote-ip behind host, true",
        "remote-ip behind context, true",
        "remote-ip before host, false",
        "remote-ip before engine, false"
    })
    void aValveOnTheWrongSideIsToldAtTheStart(String where, boolean wrong) throws Exception {
        String[] words = where.split(" ", -1);
        Valve other = words[0].equals("rewrite") ? new RewriteValve() : new RemoteIpValve();
        Pipeline host = tomcat.getHost().getPipeline();
        Pipeline place =
                switch (words[2]) {
                    case "engine" -> tomcat.getEngine().getPipeline();
                    case "context" -> application.getPipeline();
                    default -> host;
                };
        attribute("config", configuration());
        if (words[1].equals("before")) {
            place.addValve(other);
        }
        host.addValve(valve);
        if (words[1].equals("behind")) {
            place.addValve(other);
        }

        try (CapturedLog log = CapturedLog.start()) {
            tomcat.start();

            assertThat(log.text().contains("docs/how-to/order-the-valves.md")).isEqualTo(wrong);
            assertThat(log.text().contains("a RewriteValve runs before Curfew's valve"))
                    .isEqualTo(wrong && other instanceof RewriteValve);
            assertThat(log.text().contains("a RemoteIpValve runs after Curfew's valve"))
                    .isEqualTo(wrong && other instanceof RemoteIpValve);
        }
    }

    @Test
    void aFaultAtTheHostKeepsTheServerFromStarting() {
        attribute("idleTimeout", "5m");
        tomcat.getHost().getPipeline().addValve(valve);

        assertThatExceptionOfType(LifecycleException.class).isThrownBy(tomcat::start);
        assertThat(tomcat.getConnector().getState().isAvailable()).isFalse();
    }

    @Test
    void aValveThatIsStoppedLetsNothingThrough() throws Exception {
        attribute("config", configuration());
        application.getPipeline().addValve(valve);
        tomcat.start();
        valve.stop();

        Wire.Answer answer = ask();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("\tat ");
        assertThat(served).hasValue(0);
    }

    /** Sets an attribute as Tomcat does when it reads {@code server.xml}. */
    private void attribute(String name, String value) {
        assertThat(IntrospectionUtils.setProperty(valve, name, value)).isTrue();
    }

    /** Neither the application nor, where it belongs to the server's own configuration, anything else opens. */
    private void assertLetsNothingThrough() {
        application.getPipeline().addValve(valve);

        assertThatExceptionOfType(LifecycleException.class).isThrownBy(tomcat::start);
        assertThat(application.getState().isAvailable()).isFalse();
        assertThat(tomcat.getConnector().getState().isAvailable()).isFalse();
    }

    private Wire.Answer ask() {
        return new Wire(tomcat.getConnector().getLocalPort()).send("GET /app/");
    }

    private String configuration() throws IOException {
        return Files.writeString(
                        base.resolve("good.yaml"),
                        """
                        oidc:
                          issuer: http://127.0.0.1:1/
                          client-id: shop
                          client-secret: nobody-knows
                        timeouts:
                          idle: 15m
                          absolute: 8h
                        cookie:
                          secure: false
                        """)
                .toString();
    }

    private final class Counting extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            served.incrementAndGet();
        }
    }
}
