package dev.curfew.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * A port on the loopback address that one part of the demo listens on.
 *
 * @param user who listens there, as messages say it
 * @param property the system property that changes it
 * @param number 0 for any free one
 */
record Port(String user, String property, int number) {

    static final String HOST = "127.0.0.1";

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int HIGHEST = 65_535;

    static Port webapp(@Nullable String value) {
        return of("the webapp", "curfew.demo.port", value, 8080);
    }

    static Port provider(@Nullable String value) {
        return of("the demo provider", "curfew.demo.provider-port", value, 9090);
    }

    private static Port of(String user, String property, @Nullable String value, int usual) {
        if (value == null || value.isBlank()) {
            return new Port(user, property, usual);
        }
        String digits = value.strip();
        if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) > HIGHEST) {
            throw new DemoException("%s: %s (expected: a port number from 0 to %d), correct -D%1$s"
                    .formatted(property, value, HIGHEST));
        }
        return new Port(user, property, Integer.parseInt(digits));
    }

    /** Fails, in words for the operator, if nobody may listen there now. */
    void requireFree() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), number));
        } catch (IOException refused) {
            throw new DemoException(
                    "%s cannot listen on port %d of %s (%s): end what holds it, or choose another with -D%s=%d"
                            .formatted(user, number, HOST, refused.getMessage(), property, alternative()));
        }
    }

    private int alternative() {
        return number < 1024 ? number + 8000 : number % HIGHEST + 1;
    }
}
