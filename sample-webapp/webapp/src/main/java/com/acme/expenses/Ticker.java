package com.acme.expenses;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Sends the rates every two seconds, until the socket is closed. */
public final class Ticker extends Endpoint {

    private static final String TASK = "task";
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "acme-ticker");
        thread.setDaemon(true);
        return thread;
    });

    /** Called by the container. */
    public Ticker() {}

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.getUserProperties().put(TASK, CLOCK.scheduleAtFixedRate(() -> send(session), 0, 2, TimeUnit.SECONDS));
    }

    private static void send(Session session) {
        if (session.isOpen()) {
            var unused = session.getAsyncRemote().sendText(Rates.line());
        } else {
            stop(session);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        stop(session);
    }

    private static void stop(Session session) {
        if (session.getUserProperties().get(TASK) instanceof ScheduledFuture<?> task) {
            task.cancel(false);
        }
    }

    /** No more is sent by anybody. */
    static void shutDown() {
        CLOCK.shutdownNow();
    }
}
