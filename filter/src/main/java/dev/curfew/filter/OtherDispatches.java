package dev.curfew.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;

/**
 * Handles error, forward and asynchronous dispatches of a request. The container sends it to an error page as it came,
 * without what a filter has put around it, so the filter has to stand before these too.
 */
final class OtherDispatches {

    private static final EnumSet<DispatcherType> ALL = EnumSet.complementOf(EnumSet.of(DispatcherType.REQUEST));

    /** Those that write into an answer which another request is about. */
    private static final Set<DispatcherType> PARTS = EnumSet.of(DispatcherType.ERROR, DispatcherType.INCLUDE);

    private OtherDispatches() {}

    /** Maps the filter to them, before every other filter; how it stands before requests is the descriptor's to say. */
    static void standBefore(FilterConfig config) {
        FilterRegistration own = config.getServletContext().getFilterRegistration(config.getFilterName());
        if (own != null) {
            own.addMappingForUrlPatterns(ALL, false, "/*");
        }
    }

    /** Whether another application, whose own door has let it through, sends this request on to ours: it stays that door's. */
    static boolean isGuest(HttpServletRequest request, Installation installation) {
        return request.getDispatcherType() != DispatcherType.REQUEST && installation.isOfAnother(request);
    }

    /** Whether a request that no decision was made about is too far on for one: it goes on as one of nobody. */
    static boolean isOfNobody(HttpServletRequest request) {
        return PARTS.contains(request.getDispatcherType());
    }
}
