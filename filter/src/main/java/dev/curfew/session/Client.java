package dev.curfew.session;

/**
 * The network and browser of a session, without address or header.
 *
 * @param network the first 24 bits of an IPv4 address or 48 of an IPv6 one, packed; {@code 0} if unknown. For the user to recognise
 * @param browser the browser's family and its system, such as {@code Firefox on Linux}; empty if unknown. For the user to recognise
 * @param addressMark keyed hash of the part of the address that the session is bound to; {@code 0} if to none
 * @param agentMark keyed hash of the {@code User-Agent} that the session is bound to; {@code 0} if to none
 * @since 0.1
 */
public record Client(long network, String browser, int addressMark, int agentMark) {

    /** Nothing is known. */
    public static final Client UNKNOWN = new Client(0, "", 0, 0);

    public Client {
        browser = browser.intern();
    }

    /** This client, not bound to anything. */
    Client unmarked() {
        return new Client(network, browser, 0, 0);
    }
}
