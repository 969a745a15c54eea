package dev.curfew.client;

import dev.curfew.crypto.KeyedHash;
import dev.curfew.http.Exchange;
import dev.curfew.http.RequestHeader;
import dev.curfew.policy.Binding;
import dev.curfew.session.Client;
import dev.curfew.session.SessionRecord;

/** Identifies the network and browser of a request, and compares them with those of its session. */
public final class ClientIdentification {

    private final ClientAddress addresses;
    private final KeyedHash keyedHash;

    public ClientIdentification(ClientAddress addresses, KeyedHash keyedHash) {
        this.addresses = addresses;
        this.keyedHash = keyedHash;
    }

    /** What a comparison has shown. */
    public enum Finding {
        /** Nothing has changed, or nothing is compared. */
        SAME,
        /** There was nothing to compare with yet. */
        FIRST,
        /** The address has changed. */
        ADDRESS,
        /** The {@code User-Agent} has changed. */
        AGENT;

        public boolean isChange() {
            return this == ADDRESS || this == AGENT;
        }
    }

    /** The client of a request, with marks of what this binding compares. */
    public Client of(Exchange exchange, Binding binding) {
        byte[] address = addresses.of(exchange);
        String agent = exchange.header(RequestHeader.USER_AGENT);
        int bits = address != null && address.length == 4 ? binding.ipv4Bits() : binding.ipv6Bits();
        boolean bound = binding.ipv4Bits() > 0 || binding.ipv6Bits() > 0;
        return new Client(
                NetworkPrefix.of(address).packed(),
                UserAgent.label(agent),
                bound ? keyedHash.ofNetwork(address == null ? null : IpAddress.prefix(address, bits)) : 0,
                binding.userAgent() ? keyedHash.ofAgent(agent) : 0);
    }

    /** What a request of a session shows whose client is {@code present}, marked for the session's binding. */
    public static Finding compare(SessionRecord session, Client present) {
        Client bound = session.client();
        if (differs(bound.addressMark(), present.addressMark())) {
            return Finding.ADDRESS;
        }
        if (differs(bound.agentMark(), present.agentMark())) {
            return Finding.AGENT;
        }
        boolean same = bound.addressMark() == present.addressMark() && bound.agentMark() == present.agentMark();
        return same ? Finding.SAME : Finding.FIRST;
    }

    private static boolean differs(int bound, int present) {
        return bound != 0 && present != 0 && bound != present;
    }
}
