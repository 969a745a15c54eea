package dev.curfew.http;

/**
 * The headers of requests that Curfew reads. It can read no other.
 */
public enum RequestHeader {
    ACCEPT("Accept"),
    ACCEPT_ENCODING("Accept-Encoding"),
    ACCEPT_LANGUAGE("Accept-Language"),
    ACCESS_CONTROL_REQUEST_METHOD("Access-Control-Request-Method"),
    CONTENT_LENGTH("Content-Length"),
    CONTENT_TYPE("Content-Type"),
    COOKIE("Cookie"),
    CURFEW_PASSIVE("Curfew-Passive"),
    IF_NONE_MATCH("If-None-Match"),
    ORIGIN("Origin"),
    PURPOSE("Purpose"),
    REFERER("Referer"),
    SEC_FETCH_DEST("Sec-Fetch-Dest"),
    SEC_FETCH_MODE("Sec-Fetch-Mode"),
    SEC_FETCH_SITE("Sec-Fetch-Site"),
    SEC_FETCH_USER("Sec-Fetch-User"),
    SEC_PURPOSE("Sec-Purpose"),
    UPGRADE("Upgrade"),
    USER_AGENT("User-Agent"),
    X_FORWARDED_FOR("X-Forwarded-For"),
    X_MOZ("X-Moz"),
    X_REQUESTED_WITH("X-Requested-With");

    private final String word;

    RequestHeader(String word) {
        this.word = word;
    }

    /** As it is written. */
    public String word() {
        return word;
    }
}
