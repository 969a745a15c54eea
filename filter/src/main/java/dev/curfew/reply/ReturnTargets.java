package dev.curfew.reply;

import dev.curfew.http.Exchange;
import dev.curfew.http.Request;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.site.Site;
import org.jspecify.annotations.Nullable;

/** Determines the page after the sign-in, as close to the requested one as possible. */
public final class ReturnTargets {

    /** What forms of a FORM {@code login-config} are sent to (Servlet 6.0, 13.6.3). */
    private static final String OWN_SIGN_IN = "/j_security_check";

    private final Site site;
    private final Observer observer;

    public ReturnTargets(Site site, Observer observer) {
        this.site = site;
        this.observer = observer;
    }

    /** Back to what is asked for now; if its address cannot be kept, to the same without its query, or to the start of its application. */
    ReturnTarget here(Request request) {
        Exchange exchange = request.exchange();
        String asked = exchange.target();
        ReturnTarget nearest = ReturnTarget.nearest(asked);
        ReturnTarget back = nearest == null ? site.start(exchange) : nearest;
        if (nearest == null || !back.target().equals(asked)) {
            observer.on(new SessionEvent.OfCurfew(Kind.RETURN_SHORTENED, request.now(), shortened(asked, nearest)));
        }
        return back;
    }

    private static String shortened(String asked, @Nullable ReturnTarget nearest) {
        return "an address of " + asked.length() + " characters (at most " + ReturnTarget.LONGEST
                + " of those allowed in URLs), back " + (nearest == null ? "to the start page" : "without its query");
    }

    /** Back to the page that the request came from, if it is one of ours; to the start of the application if not. */
    ReturnTarget referrer(Exchange exchange) {
        ReturnTarget target = site.ownPage(exchange, exchange.header(RequestHeader.REFERER));
        return target == null || site.isOwn(target) ? site.start(exchange) : target;
    }

    /** To the start of the application. */
    public ReturnTarget start(Exchange exchange) {
        return site.start(exchange);
    }

    /** Whether this is a form of the application's own sign-in, which nothing takes but the container that Curfew signs in for. */
    public static boolean isOwnSignIn(Exchange exchange) {
        return exchange.path().endsWith(OWN_SIGN_IN) && exchange.isLeftOver();
    }
}
