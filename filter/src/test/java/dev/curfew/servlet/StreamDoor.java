package dev.curfew.servlet;

import dev.curfew.api.CurfewSession;
import dev.curfew.contract.DoorFixture;
import dev.curfew.http.Reply;
import dev.curfew.servlet.stream.AsyncRequests;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.net.AbstractEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** A Tomcat with one servlet behind nothing but {@link AsyncRequests}. Whoever asks says whose session it is: {@code ?id=…}. */
public final class StreamDoor implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final Context application;

    public StreamDoor(Path base, HttpServlet servlet) {
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxThreads", "20");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.getConnector().setProperty("processorCache", "4");
        application = tomcat.addContext("", base.toString());
        Wrapper streaming = Tomcat.addServlet(application, "streaming", servlet);
        streaming.setAsyncSupported(true);
        streaming.addMapping("/streams/*");
    }

    /** Puts a filter behind those that are there. */
    public StreamDoor with(String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        application.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(name);
        mapping.addURLPattern("/*");
        application.addFilterMap(mapping);
        return this;
    }

    public StreamDoor start(Map<String, ? extends CurfewSession> sessions) throws LifecycleException {
        AsyncRequests asyncRequests = new AsyncRequests(
                end -> Reply.of(401, "application/problem+json", "{\"reason\":\"" + end.reason() + "\"}"));
        with("door", (request, response, chain) -> {
            CurfewSession session = sessions.get(String.valueOf(request.getParameter("id")));
            if (session != null) {
                request.setAttribute(CurfewSession.ATTRIBUTE, session);
            }
            asyncRequests.pass(request, response, chain);
        });
        tomcat.start();
        return this;
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Closes every connection, as Tomcat's poller does where it finds that one is of no use any more. */
    public void closeConnections() throws ReflectiveOperationException {
        Method endpoint = AbstractProtocol.class.getDeclaredMethod("getEndpoint");
        endpoint.setAccessible(true);
        AbstractEndpoint<?, ?> found =
                (AbstractEndpoint<?, ?>) endpoint.invoke(tomcat.getConnector().getProtocolHandler());
        DoorFixture.await("no thread works on any", () -> found.getCurrentThreadsBusy() == 0);
        found.getConnections().forEach(SocketWrapperBase::close);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
