package dev.curfew.valve;

import dev.curfew.servlet.OwnHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Map;

/** A request whose fields that come after its body are shown without those that only Curfew may speak with. */
final class WithoutOwnTrailers extends HttpServletRequestWrapper {

    private WithoutOwnTrailers(HttpServletRequest request) {
        super(request);
    }

    /** The request; itself if nothing can come after its body (RFC 9110, 6.5). */
    static HttpServletRequest of(HttpServletRequest request) {
        boolean mayFollow = request.getHeader("Transfer-Encoding") != null
                || !request.getProtocol().startsWith("HTTP/1.");
        return mayFollow ? new WithoutOwnTrailers(request) : request;
    }

    @Override
    public Map<String, String> getTrailerFields() {
        return OwnHeaders.without(super.getTrailerFields());
    }
}
