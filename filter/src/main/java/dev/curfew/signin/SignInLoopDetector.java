package dev.curfew.signin;

import dev.curfew.crypto.Seal;
import dev.curfew.http.CookieJar;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.ResponseHeader;
import dev.curfew.session.End;
import dev.curfew.session.SessionRecord;
import dev.curfew.site.CookieNames;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Notices a browser that signs in again and again within seconds because it does not bring back its session cookie, or because something ends
 * each session at once. The count is kept by that browser, sealed.
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
    boolean isLooping(Exchange exchange, long now) {
        return recent(exchange, now) >= MOST;
    }

    /** The reply, with one more sign-in counted. */
    Reply count(Reply reply, Exchange exchange, long now) {
        byte[] counted = ByteBuffer.allocate(12)
                .putInt(recent(exchange, now) + 1)
                .putLong(now)
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
    static boolean hasLived(@Nullable SessionRecord session) {
        if (session == null) {
            return false;
        }
        End end = session.end();
        return end == null || end.at() - session.origin().createdAt() >= TURN_MILLIS;
    }

    private int recent(Exchange exchange, long now) {
        String value = CookieJar.of(exchange).single(name());
        byte[] opened = value == null ? null : seal.open(value, name());
        return opened == null ? 0 : countIn(ByteBuffer.wrap(opened), now);
    }

    private static int countIn(ByteBuffer counted, long now) {
        int count = counted.getInt();
        return now - counted.getLong() <= WINDOW_SECONDS * 1000 ? count : 0;
    }

    private String name() {
        return names.rounds();
    }
}
