package dev.curfew.tomcat;

import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.server.WsHandshakeRequest;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.apache.tomcat.websocket.server.WsServerContainer;
import org.jspecify.annotations.Nullable;

/** Tomcat's handler of a WebSocket, with a listener for each incoming message. Made by the container. */
public final class HeardHandler extends WsHttpUpgradeHandler {

    private volatile Runnable listener = () -> {};

    /** Nobody is told yet. */
    public HeardHandler() {}

    /** Tells this one, on the thread that reads; before the socket opens. */
    public void tell(Runnable listener) {
        this.listener = listener;
    }

    @Override
    public void preInit(
            ServerEndpointConfig endpoint,
            WsServerContainer container,
            WsHandshakeRequest handshake,
            List<Extension> extensions,
            @Nullable String protocol,
            @Nullable Transformation transformation,
            Map<String, String> parameters,
            boolean secure) {
        super.preInit(
                endpoint,
                container,
                handshake,
                extensions,
                protocol,
                new HeardFrames(transformation, listener),
                parameters,
                secure);
    }
}
