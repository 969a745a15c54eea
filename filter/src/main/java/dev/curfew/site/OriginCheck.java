package dev.curfew.site;

import dev.curfew.http.Exchange;
import dev.curfew.http.RequestHeader;

/** Distinguishes requests from Curfew's own origin from requests of other sites. */
public final class OriginCheck {

    private OriginCheck() {}

    /** Whether the browser vouches that a page of our own origin, or the user directly, sent this. */
    public static boolean isOwn(Exchange exchange, Site site) {
        String fetchSite = exchange.header(RequestHeader.SEC_FETCH_SITE);
        if (fetchSite != null) {
            return fetchSite.equals("same-origin")
                    || (fetchSite.equals("none") && exchange.header(RequestHeader.ORIGIN) == null);
        }
        return site.origin(exchange).equals(exchange.header(RequestHeader.ORIGIN));
    }

    /** Whether the browser says that something else than a page of our own, or the user, sent this. */
    public static boolean isForeign(Exchange exchange, Site site) {
        return !isOwn(exchange, site) && !isUnknown(exchange, site);
    }

    /** Whether the browser says nothing about where this came from, or nothing but a page of our own in {@code Referer}. */
    public static boolean isUnknown(Exchange exchange, Site site) {
        String referrer = exchange.header(RequestHeader.REFERER);
        return exchange.header(RequestHeader.SEC_FETCH_SITE) == null
                && exchange.header(RequestHeader.ORIGIN) == null
                && (referrer == null || referrer.startsWith(site.origin(exchange) + "/"));
    }
}
