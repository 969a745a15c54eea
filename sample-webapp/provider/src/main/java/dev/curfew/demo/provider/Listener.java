package dev.curfew.demo.provider;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Opens the port, on the loopback address and nowhere else. */
final class Listener {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private Listener() {}

    static HttpServer open(int port) {
        if (System.getProperty(NO_DELAY) == null) {
            // The JDK's server writes headers and body apart; without this each answer waits 40 ms for an
            // acknowledgement.
            System.setProperty(NO_DELAY, "true");
        }
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "The demo provider cannot start, port: %d (expected: a free port on 127.0.0.1); stop the program that holds it, or choose another port, or 0 for any free one"
                            .formatted(port),
                    taken);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
