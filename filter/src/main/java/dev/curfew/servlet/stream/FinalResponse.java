package dev.curfew.servlet.stream;

import dev.curfew.api.SessionEnd;
import dev.curfew.http.Reply;
import dev.curfew.http.RequestKind;
import dev.curfew.servlet.Replies;
import dev.curfew.servlet.ServletExchange;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Function;

/**
 * What is said where a session ends a request that goes on. The client may have gone, so none of it fails.
 *
 * @param request as the door has it
 * @param response as the door has it
 * @param answer what is said to whoever still waits
 */
record FinalResponse(HttpServletRequest request, HttpServletResponse response, Function<SessionEnd, Reply> answer) {

    private static final Logger LOG = System.getLogger(FinalResponse.class.getName());

    @FunctionalInterface
    private interface Saying {
        void say() throws IOException;
    }

    /** Whether a browser has opened the request in a window: a page, or what a form leads to. */
    boolean isForWindow() {
        return switch (RequestKind.of(new ServletExchange(request, response))) {
            case NAVIGATION, FORM -> true;
            case FRAME, SCRIPT, PREFETCH, WEBSOCKET, PREFLIGHT -> false;
        };
    }

    /** What has not begun to answer says why it does not; to be sent when the request ends. */
    void reply(SessionEnd end) {
        attempt(() -> {
            if (!response.isCommitted()) {
                response.reset();
                Replies.fill(answer.apply(end), request.getMethod(), response);
            }
        });
    }

    /** Sends what is there, and says that nothing follows. */
    void close() {
        attempt(() -> {
            try {
                response.getOutputStream().close();
            } catch (IllegalStateException byCharacters) {
                response.getWriter().close();
            }
        });
    }

    /** Whether the container still has the request: of one whose client has gone away it may have told nobody that it has it no more. */
    static boolean isStillDue(AsyncContext container) {
        try {
            container.getTimeout();
            return true;
        } catch (IllegalStateException forgotten) {
            LOG.log(Level.DEBUG, "the request has ended already", forgotten);
            return false;
        }
    }

    /**
     * Hands the request back to the container, unless that has found the client gone: then it is about to end the request itself, and
     * Tomcat loses its way when somebody else does so at the same time.
     */
    void complete(AsyncContext container) {
        attempt(() -> {
            if (!(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException)) {
                container.complete();
            }
        });
    }

    private static void attempt(Saying saying) {
        try {
            saying.say();
        } catch (IOException | RuntimeException gone) {
            LOG.log(Level.DEBUG, "the request has ended already", gone);
        }
    }
}
