package dev.curfew.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final Turnstile turnstile = new Turnstile();
    private final List<String> done = new ArrayList<>();

    @Test
    void whatIsToBeDoneIsDoneAtOnceIfNobodyIsInside() {
        turnstile.shut(() -> done.add("first"));

        assertThat(done).containsExactly("first");
        assertThat(turnstile.isShut()).isTrue();
    }

    @Test
    void elseWhenTheLastOneLeaves() {
        assertThat(turnstile.enter()).isTrue();
        assertThat(turnstile.enter()).isTrue();
        turnstile.shut(() -> done.add("first"));
        turnstile.leave();
        assertThat(done).isEmpty();
        assertThat(turnstile.isEmpty()).isFalse();
        turnstile.leave();

        assertThat(done).containsExactly("first");
        assertThat(turnstile.isEmpty()).isTrue();
    }

    @Test
    void nobodyEntersOnceItIsShut() {
        assertThat(turnstile.enter()).isTrue();
        turnstile.shut(() -> done.add("first"));

        assertThat(turnstile.enter()).isFalse();
        turnstile.leave();
        assertThat(turnstile.enter()).isFalse();
        assertThat(done).containsExactly("first");
    }

    @Test
    void theFavouredThreadEntersAsLongAsItsActionRuns() throws Exception {
        assertThat(turnstile.enter()).isTrue();
        turnstile.shut(() -> done.add("first"));
        turnstile.favouring(() -> {
            assertThat(turnstile.enter()).isTrue();
            turnstile.leave();
            assertThat(CompletableFuture.supplyAsync(turnstile::enter).join()).isFalse();
            assertThat(done).isEmpty();
        });

        assertThat(turnstile.enter()).isFalse();
        turnstile.leave();
        assertThat(done).containsExactly("first");
    }

    @Test
    void onlyTheFirstToShutItCounts() {
        assertThat(turnstile.enter()).isTrue();
        turnstile.shut(() -> done.add("first"));
        turnstile.shut(() -> done.add("second"));
        turnstile.leave();
        turnstile.shut(() -> done.add("third"));

        assertThat(done).containsExactly("first");
    }
}
