package dev.curfew.valve;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.http.Reply;
import dev.curfew.servlet.Replies;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The look at the clock just before the application is called. It hangs on the request while Tomcat's own valves have it, and is taken from there
 * by the first filter.
 */
final class LastLook {

    private static final String ATTRIBUTE = "dev.curfew.last-look";

    private final Supplier<@Nullable Reply> ended;
    private final Proceed admitted;
    private final Request request;
    private final Response response;
    private final @Nullable Object outer;

    private LastLook(Supplier<@Nullable Reply> ended, Proceed admitted, Request request, Response response) {
        this.ended = ended;
        this.admitted = admitted;
        this.request = request;
        this.response = response;
        this.outer = request.getAttribute(ATTRIBUTE);
    }

    /**
     * Has a look taken before the application is called.
     *
     * @param ended says what to answer if the session has ended since
     */
    static void before(Supplier<@Nullable Reply> ended, Proceed admitted, Request request, Response response) {
        request.setAttribute(ATTRIBUTE, new LastLook(ended, admitted, request, response));
    }

    /** Takes every look that the request carries. Returns whether it has been answered, and must not go on. */
    static boolean hasAnswered(ServletRequest request) throws IOException {
        Object found = request.getAttribute(ATTRIBUTE);
        request.removeAttribute(ATTRIBUTE);
        while (found instanceof LastLook look) {
            if (look.answers()) {
                return true;
            }
            found = look.outer;
        }
        return false;
    }

    private boolean answers() throws IOException {
        Reply reply = ended.get();
        if (reply == null) {
            return false;
        }
        MimeHeaders headers = response.getCoyoteResponse().getMimeHeaders();
        admitted.headers().stream().map(Map.Entry::getKey).forEach(headers::removeHeader);
        Replies.write(reply, request.getMethod(), response);
        return true;
    }
}
