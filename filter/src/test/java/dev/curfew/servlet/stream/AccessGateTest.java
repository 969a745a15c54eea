package dev.curfew.servlet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AccessGateTest {

    private final AccessGate gate = new AccessGate();
    private final List<String> done = new ArrayList<>();

    @Test
    void whatIsToBeDoneIsDoneAtOnceIfNobodyIsInside() {
        gate.shut(() -> done.add("first"));

        assertThat(done).containsExactly("first");
        assertThat(gate.isShut()).isTrue();
    }

    @Test
    void elseWhenTheLastOneLeaves() {
        assertThat(gate.enter()).isTrue();
        assertThat(gate.enter()).isTrue();
        gate.shut(() -> done.add("first"));
        gate.leave();
        assertThat(done).isEmpty();
        assertThat(gate.isEmpty()).isFalse();
        gate.leave();

        assertThat(done).containsExactly("first");
        assertThat(gate.isEmpty()).isTrue();
    }

    @Test
    void nobodyEntersOnceItIsShut() {
        assertThat(gate.enter()).isTrue();
        gate.shut(() -> done.add("first"));

        assertThat(gate.enter()).isFalse();
        gate.leave();
        assertThat(gate.enter()).isFalse();
        assertThat(done).containsExactly("first");
    }

    @Test
    void theFavouredThreadEntersAsLongAsItsActionRuns() throws Exception {
        assertThat(gate.enter()).isTrue();
        gate.shut(() -> done.add("first"));
        gate.favouring(() -> {
            assertThat(gate.enter()).isTrue();
            gate.leave();
            assertThat(CompletableFuture.supplyAsync(gate::enter).join()).isFalse();
            assertThat(done).isEmpty();
        });

        assertThat(gate.enter()).isFalse();
        gate.leave();
        assertThat(done).containsExactly("first");
    }

    @Test
    void onlyTheFirstToShutItCounts() {
        assertThat(gate.enter()).isTrue();
        gate.shut(() -> done.add("first"));
        gate.shut(() -> done.add("second"));
        gate.leave();
        gate.shut(() -> done.add("third"));

        assertThat(done).containsExactly("first");
    }
}
