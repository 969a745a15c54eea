package dev.curfew.http;

/**
 * One request at one time. It is made once and handed to everything that helps to decide. Immutable.
 *
 * @param exchange what was sent
 * @param kind who waits for the answer
 * @param now when it is decided, epoch milliseconds
 */
public record Request(Exchange exchange, RequestKind kind, long now) {

    /** The request at {@code now}, epoch milliseconds. */
    public static Request of(Exchange exchange, long now) {
        return new Request(exchange, RequestKind.of(exchange), now);
    }

    /** The same request at another time, epoch milliseconds: its body has come meanwhile. */
    public Request at(long then) {
        return new Request(exchange, kind, then);
    }
}
