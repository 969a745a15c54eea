package dev.curfew.acceptance.browser;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A navigation from its cause through all its redirects: who started it decides what the servers are told. */
final class Trip {

    private final @Nullable URI cause;
    private final boolean tellsReferrer;
    private String site = "same-origin";

    private Trip(@Nullable URI cause, boolean tellsReferrer) {
        this.cause = cause;
        this.tellsReferrer = tellsReferrer;
    }

    static Trip typed() {
        return new Trip(null, false);
    }

    static Trip from(Page page) {
        String policy = page.header("Referrer-Policy").orElse("strict-origin-when-cross-origin");
        return new Trip(page.url(), !policy.equals("no-referrer"));
    }

    /** Notes the next stop. One stop on another site makes the rest of the trip cross-site (Fetch Metadata, 2.4). */
    void visits(URI url) {
        if (cause == null) {
            return;
        }
        if (!isSameSite(url)) {
            site = "cross-site";
        } else if (site.equals("same-origin") && !Browser.origin(cause).equals(Browser.origin(url))) {
            site = "same-site";
        }
    }

    String fetchSite() {
        return cause == null ? "none" : site;
    }

    /** Ports do not matter; every host name of these tests is a site of its own. */
    boolean isSameSite(URI url) {
        return cause == null
                || (cause.getScheme().equals(url.getScheme()) && cause.getHost().equals(url.getHost()));
    }

    String originHeader() {
        return cause == null || !tellsReferrer ? "null" : Browser.origin(cause);
    }

    Optional<String> referer(URI url) {
        if (cause == null || !tellsReferrer) {
            return Optional.empty();
        }
        boolean sameOrigin = Browser.origin(cause).equals(Browser.origin(url));
        return Optional.of(sameOrigin ? cause.toString() : Browser.origin(cause) + "/");
    }
}
