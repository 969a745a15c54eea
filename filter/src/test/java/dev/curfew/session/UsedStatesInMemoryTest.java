package dev.curfew.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each state is used once, for as long as it could be used. */
class UsedStatesInMemoryTest {

    @Test
    void aStateIsRememberedUntilItsTimeIsOver() {
        UsedStates states = new UsedStatesInMemory(10);
        assertThat(states.use("a", 1000, 0)).isTrue();
        assertThat(states.use("a", 1000, 999)).isFalse();
        assertThat(states.use("a", 2000, 1000)).isTrue();
        assertThat(states.use("a", 2000, 1001)).isFalse();
    }

    @Test
    void whenThereIsNoRoomTheOldestIsForgotten() {
        UsedStates states = new UsedStatesInMemory(3);
        for (String each : new String[] {"a", "b", "c"}) {
            assertThat(states.use(each, 1000, 0)).isTrue();
        }
        assertThat(states.use("d", 1000, 0)).isTrue();
        assertThat(states.use("d", 1000, 0)).isFalse();
        assertThat(states.use("c", 1000, 0)).isFalse();
    }

    /** As a map that forgets nothing says it, in any order of lifetimes. */
    @Test
    void neverTakesAStateForNewThatCouldStillBeUsed() {
        long seed = new Random().nextLong();
        Random dice = new Random(seed);
        UsedStates states = new UsedStatesInMemory(1000);
        Map<String, Long> used = new HashMap<>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            now += dice.nextInt(10);
            String state = "s" + dice.nextInt(200);
            long until = now + 1 + dice.nextInt(600);
            boolean known = used.getOrDefault(state, Long.MIN_VALUE) > now;
            boolean first = states.use(state, until, now);
            if (known) {
                assertThat(first).as("seed %s, step %s", seed, i).isFalse();
            }
            if (first) {
                used.put(state, until);
            }
        }
        assertThat(states.use("new", now + 1, now)).isTrue();
    }
}
