package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Takes every request: counts it, applies what {@link Faults} says of its endpoint, and hands it to the one that answers. */
final class Server implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    private final URI issuer;
    private final Faults faults;
    private final Map<Endpoint, Handler> handlers;
    private final Map<Endpoint, LongAdder> requests = new EnumMap<>(Endpoint.class);
    private final CountDownLatch closed = new CountDownLatch(1);

    Server(URI issuer, Faults faults, Map<Endpoint, Handler> handlers) {
        this.issuer = issuer;
        this.faults = faults;
        this.handlers = handlers;
        for (Endpoint endpoint : Endpoint.values()) {
            requests.put(endpoint, new LongAdder());
        }
    }

    long requests(Endpoint endpoint) {
        return counter(endpoint).sum();
    }

    /** Lets those go that {@link Faults#slow} holds. */
    void close() {
        closed.countDown();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Messages.write(exchange, answerOrFail(exchange));
        }
    }

    private HTTPResponse answerOrFail(HttpExchange exchange) throws IOException {
        try {
            return answer(exchange);
        } catch (RuntimeException unexpected) {
            LOG.log(System.Logger.Level.ERROR, "The demo provider failed", unexpected);
            return Replies.plain(HTTPResponse.SC_SERVER_ERROR, "the demo provider failed; its log says why");
        }
    }

    private HTTPResponse answer(HttpExchange exchange) throws IOException {
        Optional<Endpoint> found = Endpoint.at(exchange.getRequestURI().getPath());
        if (found.isEmpty()) {
            return Pages.message(HTTPResponse.SC_NOT_FOUND, "Nothing here", "The provider has no such page.");
        }
        Endpoint endpoint = found.get();
        counter(endpoint).increment();
        hold(faults.delayAt(endpoint));
        if (faults.isDown(endpoint)) {
            return Replies.plain(HTTPResponse.SC_SERVICE_UNAVAILABLE, "down, as the test asked");
        }
        return answer(endpoint, exchange);
    }

    private HTTPResponse answer(Endpoint endpoint, HttpExchange exchange) throws IOException {
        Handler handler = handlers.get(endpoint);
        if (handler == null || !endpoint.accepts(exchange.getRequestMethod())) {
            HTTPResponse refusal = Replies.plain(405, "");
            refusal.setHeader("Allow", endpoint.allowed());
            return refusal;
        }
        HTTPRequest request = Messages.read(issuer, exchange);
        try {
            return handler.handle(request);
        } catch (GeneralException refusal) {
            return Replies.error(refusal);
        }
    }

    private void hold(Duration delay) {
        try {
            boolean early = !delay.isZero() && closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            if (early) {
                LOG.log(System.Logger.Level.DEBUG, "Closed while a request was held");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private LongAdder counter(Endpoint endpoint) {
        return Objects.requireNonNull(requests.get(endpoint));
    }
}
