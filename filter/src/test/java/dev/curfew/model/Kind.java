package dev.curfew.model;

import dev.curfew.http.FakeExchange;
import dev.curfew.policy.ActivityRule;
import java.util.function.Function;

/** What sends a request, and whether that shows a person (design.md, section 5; issue 3, "what is activity"). */
enum Kind {
    PAGE(true, true, FakeExchange::navigation),
    FORM(true, true, path -> FakeExchange.of("POST", path)
            .with("Sec-Fetch-Mode", "navigate")
            .with("Sec-Fetch-Dest", "document")),
    SCRIPT(true, false, path -> FakeExchange.fetch("GET", path)),
    POST(true, false, path -> FakeExchange.fetch("POST", path)),
    SOCKET(true, false, path -> FakeExchange.get(path).with("Upgrade", "websocket")),
    FRAME(true, false, path -> FakeExchange.get(path)
            .with("Sec-Fetch-Mode", "navigate")
            .with("Sec-Fetch-Dest", "iframe")),
    PREFETCH(false, false, path -> FakeExchange.navigation(path).with("Sec-Purpose", "prefetch")),
    PASSIVE(false, false, path -> FakeExchange.fetch("GET", path).with("Curfew-Passive", "1")),
    WORKER(false, false, path -> FakeExchange.get(path)
            .with("Sec-Fetch-Mode", "same-origin")
            .with("Sec-Fetch-Dest", "serviceworker"));

    private final boolean counts;
    private final boolean byHand;
    private final Function<String, FakeExchange> request;

    Kind(boolean counts, boolean byHand, Function<String, FakeExchange> request) {
        this.counts = counts;
        this.byHand = byHand;
        this.request = request;
    }

    FakeExchange request(String path) {
        return request.apply(path);
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
            case COUNT -> counts;
            case INTERACTION -> byHand;
            case IGNORE -> false;
        };
    }
}
