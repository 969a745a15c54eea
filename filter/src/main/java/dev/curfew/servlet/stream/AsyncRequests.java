package dev.curfew.servlet.stream;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestHeader;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;

/**
 * The event streams and long polls behind one door: each is ended with its session.
 *
 * <p>A stream is an answer of the type {@code text/event-stream}, and a request that goes on asynchronously, unless its answer comes to an end
 * by itself: a page that is opened in a window, a file ({@code Content-Disposition: attachment}), an answer of a known length. Everything
 * else that was let in goes on to its end. Thread-safe.
 *
 * @since 0.1
 */
public final class AsyncRequests {

    private final Function<SessionEnd, Reply> answer;

    /**
     * No stream yet.
     *
     * @param answer what is said to a long poll that its session has ended
     */
    public AsyncRequests(Function<SessionEnd, Reply> answer) {
        this.answer = answer;
    }

    /** Lets the application answer, and ends what is a stream with its session. */
    public void pass(ServletRequest request, ServletResponse response, FilterChain application)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest incoming
                && response instanceof HttpServletResponse outgoing
                && !(request instanceof GatedRequest)
                && request.getAttribute(CurfewSession.ATTRIBUTE) instanceof CurfewSession session
                && !"websocket".equalsIgnoreCase(incoming.getHeader(RequestHeader.UPGRADE.word()))) {
            pass(
                    new AsyncRequest(session, new FinalResponse(incoming, outgoing, answer)),
                    incoming,
                    outgoing,
                    application);
        } else {
            application.doFilter(request, response);
        }
    }

    /** What a stream fails with when it is over is no fault of anybody's. */
    private static void pass(
            AsyncRequest async, HttpServletRequest incoming, HttpServletResponse outgoing, FilterChain application)
            throws IOException, ServletException {
        GatedResponse response = new GatedResponse(outgoing, async);
        try {
            application.doFilter(new GatedRequest(incoming, response, async), response);
        } catch (IOException | ServletException | RuntimeException fault) {
            if (!async.isEndedBySession()) {
                throw fault;
            }
        } finally {
            async.passed();
        }
    }
}
