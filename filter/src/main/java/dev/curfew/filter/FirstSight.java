package dev.curfew.filter;

import dev.curfew.http.SentAddress;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Notes what a request asks for in the moment that it comes to the application. That is before the application's own valves: its
 * {@code WEB-INF/rewrite.config} makes another request of it, which comes again and is not noted.
 */
final class FirstSight implements ServletRequestListener {

    private final String attribute;

    /**
     * One for a filter.
     *
     * @param attribute of requests, for this filter alone
     */
    FirstSight(String attribute) {
        this.attribute = attribute;
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        ServletRequest request = event.getServletRequest();
        if (request instanceof HttpServletRequest incoming && request.getAttribute(attribute) == null) {
            request.setAttribute(attribute, addressOf(incoming));
        }
    }

    /** What the browser asked for, if that has been rewritten since; else null. The application does not find it any more. */
    @Nullable
    SentAddress takeIfRewritten(HttpServletRequest request) {
        if (!(request.getAttribute(attribute) instanceof SentAddress sent)) {
            return null;
        }
        request.removeAttribute(attribute);
        return sent.equals(addressOf(request)) ? null : sent;
    }

    private static SentAddress addressOf(HttpServletRequest request) {
        return new SentAddress(request.getRequestURI(), request.getQueryString());
    }
}
