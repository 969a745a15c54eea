package dev.curfew.model;

import dev.curfew.http.FakeExchange;
import dev.curfew.policy.ActivityRule;

/** What sends a request, and whether that shows a person (design.md, section 5; issue 3, "what is activity"). */
enum Kind {
    PAGE(true, true),
    FORM(true, true),
    SCRIPT(true, false),
    POST(true, false),
    SOCKET(true, false),
    FRAME(true, false),
    PREFETCH(false, false),
    PASSIVE(false, false),
    WORKER(false, false);

    private final boolean counts;
    private final boolean byHand;

    Kind(boolean counts, boolean byHand) {
        this.counts = counts;
        this.byHand = byHand;
    }

    FakeExchange request(String path) {
        return switch (this) {
            case PAGE -> FakeExchange.navigation(path);
            case FORM ->
                FakeExchange.of("POST", path).with("Sec-Fetch-Mode", "navigate").with("Sec-Fetch-Dest", "document");
            case SCRIPT -> FakeExchange.fetch("GET", path);
            case POST -> FakeExchange.fetch("POST", path);
            case SOCKET -> FakeExchange.get(path).with("Upgrade", "websocket");
            case FRAME ->
                FakeExchange.get(path).with("Sec-Fetch-Mode", "navigate").with("Sec-Fetch-Dest", "iframe");
            case PREFETCH -> FakeExchange.navigation(path).with("Sec-Purpose", "prefetch");
            case PASSIVE -> FakeExchange.fetch("GET", path).with("Curfew-Passive", "1");
            case WORKER ->
                FakeExchange.get(path).with("Sec-Fetch-Mode", "same-origin").with("Sec-Fetch-Dest", "serviceworker");
        };
    }

    String method() {
        return this == FORM || this == POST ? "POST" : "GET";
    }

    /** Whether the browser can be led to the provider and back. */
    boolean isLed() {
        return byHand;
    }

    boolean isActivity(ActivityRule rule) {
        return switch (rule) {
            case MESSAGES, COUNT, AUTO -> counts;
            case INTERACTION -> byHand;
            case IGNORE -> false;
        };
    }
}
