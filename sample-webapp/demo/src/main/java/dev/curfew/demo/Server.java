package dev.curfew.demo;

import dev.curfew.valve.CurfewValve;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** An embedded Tomcat as an installed one would be: the valve on the host, the WAR as it is. */
final class Server implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final Context application;

    /** Starts it on the port of the settings. */
    static Server start(DemoSettings settings, Path policy) throws IOException, LifecycleException {
        Path base = settings.directory().resolve("tomcat");
        Files.createDirectories(base.resolve("webapps"));
        Server server = new Server(settings, base, policy);
        try {
            server.tomcat.start();
            server.requireApplication();
            return server;
        } catch (LifecycleException | RuntimeException fault) {
            server.close();
            throw fault;
        }
    }

    private Server(DemoSettings settings, Path base, Path policy) {
        tomcat.setBaseDir(base.toString());
        tomcat.setHostname(Port.HOST);
        tomcat.setPort(settings.port().number());
        Connector connector = tomcat.getConnector();
        connector.setProperty("address", Port.HOST);
        connector.setThrowOnFailure(true);
        tomcat.getEngine().setParentClassLoader(Server.class.getClassLoader());
        CurfewValve valve = new CurfewValve();
        valve.setConfig(policy.toString());
        tomcat.getHost().getPipeline().addValve(valve);
        application = tomcat.addWebapp("", settings.webapp().toString());
        Strip.install(tomcat, application);
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        application.setJarScanner(scanner);
        application.addLifecycleListener(event -> {
            if (Lifecycle.BEFORE_START_EVENT.equals(event.getType())) {
                removeJsp(application);
            }
        });
    }

    /** Tomcat itself also starts without its webapps. */
    private void requireApplication() throws LifecycleException {
        if (!application.getState().isAvailable()) {
            throw new LifecycleException("the webapp " + application.getDocBase() + " failed, see the messages above");
        }
    }

    /** Tomcat's defaults name a JSP servlet, whose classes are not here: the webapp has no JSP. */
    private static void removeJsp(Context application) {
        for (String mapping : application.findServletMappings()) {
            if ("jsp".equals(application.findServletMapping(mapping))) {
                application.removeServletMapping(mapping);
            }
        }
        application.removeChild(application.findChild("jsp"));
    }

    /** Where the webapp is. */
    URI address() {
        return URI.create("http://" + Port.HOST + ":" + tomcat.getConnector().getLocalPort() + "/");
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException fault) {
            System.getLogger(Server.class.getName()).log(System.Logger.Level.WARNING, "Tomcat did not stop", fault);
        }
    }
}
