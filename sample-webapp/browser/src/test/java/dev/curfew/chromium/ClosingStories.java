package dev.curfew.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.contract.TomcatFixture;
import dev.curfew.observe.SessionEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A browser that is closed ends its session soon, and nothing else that pages do looks like that. */
abstract class ClosingStories extends TestSettings {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual().withOnBrowserClose(SOON);
    }

    @Test
    void theSessionEndsWhenItsLastPageHasGone() {
        signIn("alice", FORM);
        int before = ended();
        browser().driver().get("about:blank");

        await("the session ends", () -> {
            clock().advance(SOON.dividedBy(10));
            return ended() > before;
        });
        visit(FORM);
        awaitElement("#username");
    }

    @Test
    void reloadingAndGoingOnDoNotEndIt() {
        signIn("alice", FORM);
        browser().driver().navigate().refresh();
        awaitPage(FORM);
        visit("/app/pages/kept");
        awaitPage("/app/pages/kept");
        clock().advance(SOON.plusSeconds(1));

        assertThat(status()).contains("\"state\":\"active\"");
    }

    @Test
    void aDocumentInItsPlaceThatHasNoScriptDoesNotEndIt() {
        signIn("alice", FORM);
        visit("/app/pages/data");
        await("the document is shown", () -> browser()
                .run("return document.body.innerText.startsWith('data of')")
                .equals(true));
        clock().advance(SOON.plusSeconds(1));

        assertThat(status()).contains("\"state\":\"active\"");
    }

    @Test
    void aTabThatStaysOpenInTheBackgroundKeepsIt() {
        signIn("alice", FORM);
        String first = browser().driver().getWindowHandle();
        openTab(FORM);
        browser().driver().close();
        browser().switchTo(first);
        await("the other one has asked", () -> asked() > 1);
        clock().advance(SOON.plusSeconds(1));

        assertThat(status()).contains("\"state\":\"active\"");
    }

    private int ended() {
        return (int) stage().events().stream()
                .filter(event -> event.kind() == SessionEvent.Kind.SESSION_ENDED)
                .count();
    }
}
