package dev.curfew.servlet.socket;

import dev.curfew.api.SessionLease;
import dev.curfew.servlet.stream.DelayedExecutor;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket. The container's handler holds its {@link Session}, from the moment that the answer to the handshake has been sent, and shows
 * it to nobody: it is looked for among the handler's fields by its type.
 */
final class Socket {

    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
    private static final long LONGEST_FAREWELL = 500;
    private static final int ATTEMPTS = 20;
    private static final Executor SOON = DelayedExecutor.in(100);

    private final HttpUpgradeHandler handler;
    private final SessionLease lease;
    private volatile boolean opened;

    Socket(HttpUpgradeHandler handler, SessionLease lease) {
        this.handler = handler;
        this.lease = lease;
    }

    /** Whether it was open and is no more; then its lease is given back. */
    boolean isGone() {
        Session session = session();
        opened |= session != null;
        boolean gone = opened && (session == null || !session.isOpen());
        if (gone) {
            lease.close();
        }
        return gone;
    }

    /** Closes it, as soon as it is open. */
    void close(String reason) {
        close(reason, ATTEMPTS);
    }

    private void close(String reason, int attempts) {
        Session session = session();
        if (session != null) {
            close(session, reason);
        } else if (attempts > 0) {
            SOON.execute(() -> close(reason, attempts - 1));
        } else {
            handler.destroy();
        }
    }

    private static void close(Session session, String reason) {
        session.getUserProperties().put(SEND_TIMEOUT, LONGEST_FAREWELL);
        try {
            session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, reason));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (IllegalStateException closed) {
            return;
        }
    }

    private @Nullable Session session() {
        for (Class<?> type = handler.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Session.class.isAssignableFrom(field.getType())) {
                    return read(field);
                }
            }
        }
        return null;
    }

    private @Nullable Session read(Field field) {
        try {
            field.setAccessible(true);
            return (Session) field.get(handler);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
