package dev.curfew.chromium;

import jakarta.servlet.ServletException;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Objects;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.tomcat.websocket.server.WsSci;

/** Takes every message that comes. */
public final class Chatter extends Endpoint {

    private static final String HEARD = "heard";

    /** Takes messages at a path of an application, and tells of each. */
    static void at(String path, Runnable heard, Context application) {
        ServerEndpointConfig config =
                ServerEndpointConfig.Builder.create(Chatter.class, path).build();
        config.getUserProperties().put(HEARD, heard);
        application.addServletContainerInitializer(new WsSci(), null);
        application.addServletContainerInitializer(
                (unused, context) -> {
                    try {
                        Object container = context.getAttribute(ServerContainer.class.getName());
                        ((ServerContainer) Objects.requireNonNull(container)).addEndpoint(config);
                    } catch (DeploymentException fault) {
                        throw new ServletException(fault);
                    }
                },
                Set.of());
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        Runnable heard =
                (Runnable) Objects.requireNonNull(config.getUserProperties().get(HEARD));
        session.addMessageHandler(String.class, message -> heard.run());
    }
}
