package dev.curfew.jar;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.demo.provider.DemoClient;
import dev.curfew.demo.provider.DemoProvider;
import dev.curfew.demo.provider.DemoProviderSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Valve;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat with a {@code lib} of its own, and a provider to sign in at. */
final class Site implements AutoCloseable {

    private static final String SETTINGS =
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
            """;
    private static final int PATIENCE = 200;

    private final Path base;
    private final URLClassLoader lib;
    private final DemoProvider provider;
    private final Tomcat tomcat = new Tomcat();

    private Site(Path base, URLClassLoader lib, DemoProvider provider) {
        this.base = base;
        this.lib = lib;
        this.provider = provider;
    }

    static Site open(Path base, URLClassLoader lib) throws IOException {
        DemoClient client = DemoClient.withSecret("shop", "shop-secret").redirectingToAnyLoopback();
        Site site = new Site(
                base, lib, DemoProvider.start(DemoProviderSettings.defaults().withClients(client)));
        Files.writeString(site.config(), SETTINGS.formatted(site.provider.issuer()));
        site.tomcat.setBaseDir(base.toString());
        site.tomcat.setHostname("localhost");
        site.tomcat.setPort(0);
        site.tomcat.getConnector().setProperty("address", "127.0.0.1");
        site.tomcat.getEngine().setParentClassLoader(lib);
        ((StandardHost) site.tomcat.getHost()).setErrorReportValveClass("");
        return site;
    }

    /** Where {@code curfew.yaml} is. */
    Path config() {
        return base.resolve("curfew.yaml");
    }

    Container host() {
        return tomcat.getHost();
    }

    /** Puts the valve of the JAR in {@code lib} before a container. */
    void guard(Container container) {
        try {
            Valve valve = (Valve) lib.loadClass("dev.curfew.valve.CurfewValve")
                    .getDeclaredConstructor()
                    .newInstance();
            valve.getClass().getMethod("setConfig", String.class).invoke(valve, config().toString());
            container.getPipeline().addValve(valve);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    public void start() throws LifecycleException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(lib);
        try {
            tomcat.start();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** An application that is not deployed yet. */
    Context application(String path, Exploded app) {
        Context context = new StandardContext();
        context.setName(path);
        context.setPath(path);
        context.setDocBase(app.root().toString());
        ContextConfig configuration = new ContextConfig();
        configuration.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        context.addLifecycleListener(configuration);
        return context;
    }

    /** Adds an application, and starts it if the server runs. */
    Context deploy(Context application) {
        host().addChild(application);
        return application;
    }

    void undeploy(Context application) {
        host().removeChild(application);
    }

    public URI url(String path) {
        return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path);
    }

    /** Opens a page of an application and signs in on the way. */
    Page signIn(Browser browser, String path, String user) {
        Page page = browser.open(url(path));
        for (int tries = 0; page.status() == 503 && tries < PATIENCE; tries++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            page = browser.open(url(path));
        }
        return browser.submit(page.form("form").set("username", user).set("password", user));
    }

    @Override
    public void close() throws LifecycleException {
        try {
            tomcat.stop();
            tomcat.destroy();
            lib.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } finally {
            provider.close();
        }
    }
}
