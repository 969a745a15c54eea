package dev.curfew.guard;

import dev.curfew.http.Exchange;
import dev.curfew.http.Network;
import dev.curfew.http.UserAgent;
import dev.curfew.policy.Binding;
import dev.curfew.session.Client;
import dev.curfew.session.SessionRecord;

/** Where requests come from, as far as a session remembers it; and whether that has changed. */
final class Clients {

    private final ClientAddress addresses;
    private final Marks marks;

    Clients(ClientAddress addresses, Marks marks) {
        this.addresses = addresses;
        this.marks = marks;
    }

    /** What a comparison has shown. */
    enum Finding {
        /** Nothing has changed, or nothing is compared. */
        SAME,
        /** There was nothing to compare with yet. */
        FIRST,
        /** The address has changed. */
        ADDRESS,
        /** The {@code User-Agent} has changed. */
        AGENT;

        boolean isChange() {
            return this == ADDRESS || this == AGENT;
        }
    }

    /** The client of a request, with marks of what this binding compares. */
    Client of(Exchange exchange, Binding binding) {
        byte[] address = addresses.of(exchange);
        String agent = exchange.header("User-Agent");
        int bits = address != null && address.length == 4 ? binding.ipv4Bits() : binding.ipv6Bits();
        boolean bound = binding.ipv4Bits() > 0 || binding.ipv6Bits() > 0;
        return new Client(
                Network.of(address).packed(),
                UserAgent.label(agent),
                bound ? marks.ofAddress(address, bits) : 0,
                binding.userAgent() ? marks.ofAgent(agent) : 0);
    }

    /** What a request of a session shows whose client is {@code present}, marked for the session's binding. */
    static Finding compare(SessionRecord session, Client present) {
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
