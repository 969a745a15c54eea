package dev.curfew.model;

import dev.curfew.http.FakeExchange;
import dev.curfew.policy.ActivityRule;

/** What sends a request, and whether that shows a person (design.md, section 5; issue 3, "what is activity"). */
enum Kind {
    PAGE(true, true, true),
    LINK(true, true, true),
    RELOAD(true, true, false),
    FORM(true, true, true),
    FORM_OF_SCRIPT(true, true, false),
    SCRIPT(true, false, false),
    POST(true, false, false),
    SOCKET(true, false, false),
    FRAME(true, false, false),
    LINK_IN_FRAME(true, false, true),
    PREFETCH(false, false, false),
    PASSIVE(false, false, false),
    WORKER(false, false, false);

    private final boolean counts;
    private final boolean inTab;
    private final boolean byHand;

    Kind(boolean counts, boolean inTab, boolean byHand) {
        this.counts = counts;
        this.inTab = inTab;
        this.byHand = byHand;
    }

    FakeExchange request(String path) {
        return switch (this) {
            case PAGE -> FakeExchange.navigation(path);
            case LINK -> navigation("GET", path, "document").with("Sec-Fetch-User", "?1");
            case RELOAD -> navigation("GET", path, "document");
            case FORM -> navigation("POST", path, "document").with("Sec-Fetch-User", "?1");
            case FORM_OF_SCRIPT -> navigation("POST", path, "document");
            case SCRIPT -> FakeExchange.fetch("GET", path);
            case POST -> FakeExchange.fetch("POST", path);
            case SOCKET -> FakeExchange.get(path).with("Upgrade", "websocket");
            case FRAME -> navigation("GET", path, "iframe");
            case LINK_IN_FRAME -> navigation("GET", path, "iframe").with("Sec-Fetch-User", "?1");
            case PREFETCH -> FakeExchange.navigation(path).with("Sec-Purpose", "prefetch");
            case PASSIVE -> FakeExchange.fetch("GET", path).with("Curfew-Passive", "1");
            case WORKER ->
                FakeExchange.get(path).with("Sec-Fetch-Mode", "same-origin").with("Sec-Fetch-Dest", "serviceworker");
        };
    }

    private static FakeExchange navigation(String method, String path, String destination) {
        return FakeExchange.of(method, path)
                .with("Sec-Fetch-Site", "same-origin")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", destination);
    }

    String method() {
        return this == FORM || this == FORM_OF_SCRIPT || this == POST ? "POST" : "GET";
    }

    /** Whether the browser can be led to the provider and back. */
    boolean isLed() {
        return inTab;
    }

    /** Whether the browser can be led back to the very same request. */
    boolean isPage() {
        return inTab && method().equals("GET");
    }

    boolean isInFrame() {
        return this == FRAME || this == LINK_IN_FRAME;
    }

    /** Whether the browser says that a person caused it. */
    boolean isByHand() {
        return byHand;
    }

    boolean isActivity(ActivityRule rule) {
        return switch (rule) {
            case MESSAGES, COUNT, AUTO -> counts;
            case INTERACTION -> inTab;
            case IGNORE -> false;
        };
    }
}
