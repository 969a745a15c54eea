package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.Curfew;
import dev.curfew.config.Settings;
import dev.curfew.config.Settings.StoreSettings;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.ProviderAction;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Curfew that does not start, or whose parts throw, leaves nothing behind: no thread, no name in JMX, nothing that holds on to it. */
public abstract class AssemblyContract {

    private static final int NAMES = 1000;

    private final MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
    private final Tomcat tomcat = new Tomcat();
    private final List<ObjectName> taken = new ArrayList<>();
    private final Set<Thread> threadsBefore = threads();
    private final Set<ObjectName> namesBefore = names();

    private Context application = tomcat.addContext("/app", null);
    private long capacity = 100;
    private InstantSource clock = InstantSource.system();
    private @Nullable WeakReference<Observer> observer;

    /** The door under test. */
    protected abstract Door door();

    @BeforeEach
    void prepare(@TempDir Path base) throws IOException {
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getHost().removeChild(application);
        application = tomcat.addContext("/app", base.toString());
        application.addServletContainerInitializer(
                (unused, context) ->
                        context.addServlet("default", new DefaultServlet()).addMapping("/"),
                null);
        door().guard(application, this::curfew);
    }

    @AfterEach
    void stop() throws LifecycleException {
        taken.forEach(this::give);
        tomcat.stop();
        tomcat.destroy();
    }

    private Curfew curfew(String mount) {
        OidcSettings oidc = new OidcSettings(
                URI.create("http://127.0.0.1:1/"), "shop", null, "openid", "preferred_username", List.of(), null);
        Observer listener = new Failing();
        observer = new WeakReference<>(listener);
        Settings settings = new Settings(
                oidc,
                TomcatFixture.usual().policy(),
                ProviderAction.REVOKE,
                new StoreSettings(capacity),
                new Settings.CookieSettings(false, "curfew"));
        return Curfew.start(settings, mount, clock, listener);
    }

    @Test
    void aNameInJmxThatIsTakenStopsTheStartAndLeavesNothing() throws Exception {
        for (String mount : List.of("/", "/app")) {
            for (int number = 1; number <= NAMES; number++) {
                take("dev.curfew:type=Curfew,mount=" + ObjectName.quote(mount)
                        + (number == 1 ? "" : ",number=" + number));
            }
        }

        assertThatTheApplicationDoesNotStart();
        assertThatNothingIsLeft();
    }

    @Test
    void aCacheThatCannotStartStopsTheStartAndLeavesNothing() throws Exception {
        capacity = Long.MAX_VALUE;

        assertThatTheApplicationDoesNotStart();
        assertThatNothingIsLeft();
    }

    @Test
    void aListenerThatThrowsAtEveryEventStopsNothingAndKeepsNothing() throws Exception {
        tomcat.start();
        assertThat(application.getState().isAvailable()).isTrue();
        assertThat(new Wire(tomcat.getConnector().getLocalPort())
                        .send("GET /app/")
                        .status())
                .isEqualTo(401);
        tomcat.stop();

        assertThatNothingIsLeft();
    }

    @Test
    void aClockThatFailsWhileCurfewStopsKeepsNothing() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        clock = () -> {
            if (broken.get()) {
                throw new IllegalStateException("no time");
            }
            return InstantSource.system().instant();
        };
        tomcat.start();
        broken.set(true);
        stopThoughItIsTold();
        broken.set(false);

        assertThatNothingIsLeft();
    }

    /** A webapp that does not start is told of by its state; a server whose valve does not start does not start either. */
    private void assertThatTheApplicationDoesNotStart() {
        try {
            tomcat.start();
        } catch (LifecycleException expected) {
            assertThat(expected).hasMessageContaining("start");
        }
        assertThat(application.getState().isAvailable()).isFalse();
    }

    /** A filter's fault is logged by the container, a valve's fails the stop of what it belongs to. */
    private void stopThoughItIsTold() {
        try {
            tomcat.stop();
        } catch (LifecycleException expected) {
            assertThat(expected).hasMessageContaining("stop");
        }
    }

    private void assertThatNothingIsLeft() {
        Set<Thread> threads = threads();
        threads.removeAll(threadsBefore);
        assertThat(threads).isEmpty();
        Set<ObjectName> names = names();
        names.removeAll(namesBefore);
        taken.forEach(names::remove);
        assertThat(names).isEmpty();
        WeakReference<Observer> told = Objects.requireNonNull(observer);
        DoorFixture.await("nothing holds on to what was built", () -> {
            System.gc();
            return told.get() == null;
        });
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("curfew-"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Set<ObjectName> names() {
        try {
            return new HashSet<>(jmx.queryNames(new ObjectName("dev.curfew:*"), null));
        } catch (JMException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private void take(String name) throws JMException {
        ObjectName wanted = new ObjectName(name);
        if (!jmx.isRegistered(wanted)) {
            jmx.registerMBean(new StandardMBean(() -> {}, Runnable.class), wanted);
            taken.add(wanted);
        }
    }

    private void give(ObjectName name) {
        try {
            jmx.unregisterMBean(name);
        } catch (JMException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static final class Failing implements Observer {

        @Override
        public void on(SessionEvent event) {
            throw new IllegalStateException("a listener that always fails");
        }
    }
}
