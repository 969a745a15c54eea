package dev.curfew.http;

/**
 * The headers that Curfew sets, on its own answers and on those of applications.
 */
public enum ResponseHeader {
    ALLOW("Allow"),
    CACHE_CONTROL("Cache-Control"),
    CLEAR_SITE_DATA("Clear-Site-Data"),
    CONTENT_LANGUAGE("Content-Language"),
    CONTENT_SECURITY_POLICY("Content-Security-Policy"),
    CONTENT_TYPE("Content-Type"),
    CURFEW_REMAINING("Curfew-Remaining"),
    ETAG("ETag"),
    LOCATION("Location"),
    REFERRER_POLICY("Referrer-Policy"),
    RETRY_AFTER("Retry-After"),
    SET_COOKIE("Set-Cookie"),
    VARY("Vary"),
    WWW_AUTHENTICATE("WWW-Authenticate"),
    X_CONTENT_TYPE_OPTIONS("X-Content-Type-Options");

    private final String word;

    ResponseHeader(String word) {
        this.word = word;
    }

    /** As it is written. */
    public String word() {
        return word;
    }
}
