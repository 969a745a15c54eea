package dev.curfew.signin;

import dev.curfew.crypto.Seal;
import dev.curfew.http.CookieJar;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.ResponseHeader;
import dev.curfew.session.CurrentSession;
import dev.curfew.site.CookieNames;
import java.nio.ByteBuffer;

/**
 * Detects a sign-in loop: a browser that repeatedly signs in within seconds, without its session cookie or with a
 * session that ends at once. The count is kept by that browser, sealed.
 */
public final class SignInLoopDetector {

    private static final long WINDOW_SECONDS = 20;
    private static final int MOST = 3;

    /** No person signs in and out so fast. */
    private static final long TURN_MILLIS = 2000;

    private final CookieNames names;
    private final Seal seal;

    public SignInLoopDetector(CookieNames names, Seal seal) {
        this.names = names;
        this.seal = seal;
    }

    /** Whether this browser has signed in too often to be sent there once more. */
    boolean isLooping(Request request) {
        return recent(request) >= MOST;
    }

    /** The reply, with one more sign-in counted. */
    Reply count(Reply reply, Request request) {
        byte[] counted = ByteBuffer.allocate(12)
                .putInt(recent(request) + 1)
                .putLong(request.now())
                .array();
        return reply.with(
                ResponseHeader.SET_COOKIE, names.setSignIn(name(), seal.close(counted, name()), WINDOW_SECONDS));
    }

    /** The reply, with the count forgotten if there is one: a person is at work, or is to try again. */
    Reply forget(Reply reply, Exchange exchange) {
        return CookieJar.of(exchange).single(name()) == null
                ? reply
                : reply.with(ResponseHeader.SET_COOKIE, names.clearSignIn(name()));
    }

    /** Whether the browser has brought back the cookie of a session that did not end as soon as it began. */
    static boolean hasLived(CurrentSession session) {
        return session instanceof CurrentSession.Ended ended
                ? ended.end().at() - ended.record().createdAt() >= TURN_MILLIS
                : session instanceof CurrentSession.Open;
    }

    private int recent(Request request) {
        String value = CookieJar.of(request.exchange()).single(name());
        byte[] opened = value == null ? null : seal.open(value, name());
        return opened == null ? 0 : countIn(ByteBuffer.wrap(opened), request.now());
    }

    private static int countIn(ByteBuffer counted, long now) {
        int count = counted.getInt();
        return now - counted.getLong() <= WINDOW_SECONDS * 1000 ? count : 0;
    }

    private String name() {
        return names.rounds();
    }
}
