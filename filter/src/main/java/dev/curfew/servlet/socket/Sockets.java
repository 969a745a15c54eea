package dev.curfew.servlet.socket;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionLease;
import dev.curfew.http.RequestHeader;
import dev.curfew.lease.ConnectionListener;
import dev.curfew.tomcat.HeardHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tracks the WebSockets behind one door, and closes each when its session ends, with code 1008 (policy violation, RFC
 * 6455, 7.4.1) and the end reason. Thread-safe.
 *
 * @since 0.1
 */
public final class Sockets {

    private static final int FEW = 64;
    private static final String TOMCATS = "org.apache.tomcat.websocket.server.WsHttpUpgradeHandler";
    private static final String LISTENER = "dev.curfew.message-listener";

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int most = FEW;

    /** No socket yet. */
    public Sockets() {}

    /** The socket that this request may open tells of each message that comes in. The application does not see this. */
    public static void tell(HttpServletRequest request, Runnable listener) {
        request.setAttribute(LISTENER, listener);
    }

    /** The socket that this request may open tells nobody. */
    public static void tellNobody(HttpServletRequest request) {
        request.removeAttribute(LISTENER);
    }

    /** The request, whose connection may become a socket; itself if that cannot be. */
    public HttpServletRequest watch(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(RequestHeader.UPGRADE.word()))
                        && request.getAttribute(CurfewSession.ATTRIBUTE) instanceof CurfewSession session
                ? new Upgradable(request, session)
                : request;
    }

    private void opened(Socket socket) {
        open.add(socket);
        if (open.size() > most) {
            open.removeIf(Socket::isGone);
            most = Math.max(FEW, 2 * open.size());
        }
    }

    private final class Upgradable extends HttpServletRequestWrapper {

        private final CurfewSession session;

        Upgradable(HttpServletRequest request, CurfewSession session) {
            super(request);
            this.session = session;
        }

        @Override
        public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
            T handler = upgraded(type);
            SessionLease lease = session.lease();
            Socket socket = new Socket(handler, lease);
            opened(socket);
            lease.onEnd((ConnectionListener) end -> {
                open.remove(socket);
                socket.close(end.reason());
            });
            return handler;
        }

        /** Of the sockets of others than Tomcat it cannot be told what comes in. */
        private <T extends HttpUpgradeHandler> T upgraded(Class<T> type) throws IOException, ServletException {
            if (!type.getName().equals(TOMCATS) || !(getAttribute(LISTENER) instanceof Runnable listener)) {
                return super.upgrade(type);
            }
            removeAttribute(LISTENER);
            if (!type.isAssignableFrom(HeardHandler.class)) {
                return super.upgrade(type);
            }
            HeardHandler heard = super.upgrade(HeardHandler.class);
            heard.tell(listener);
            return type.cast(heard);
        }
    }
}
