package dev.curfew.filter;

import dev.curfew.http.OriginalAddress;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Notes what a request asks for in the moment that it comes to the application. That is before the application's own valves: its
 * {@code WEB-INF/rewrite.config} makes another request of it, which comes again and is not noted.
 */
final class OriginalAddressListener implements ServletRequestListener {

    private final String attribute;

    /**
     * One for a filter.
     *
     * @param attribute of requests, for this filter alone
     */
    OriginalAddressListener(String attribute) {
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
    OriginalAddress takeIfRewritten(HttpServletRequest request) {
        if (!(request.getAttribute(attribute) instanceof OriginalAddress sent)) {
            return null;
        }
        request.removeAttribute(attribute);
        return sent.equals(addressOf(request)) ? null : sent;
    }

    private static OriginalAddress addressOf(HttpServletRequest request) {
        return new OriginalAddress(request.getRequestURI(), request.getQueryString());
    }
}
