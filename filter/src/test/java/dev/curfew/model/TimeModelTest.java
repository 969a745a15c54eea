package dev.curfew.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeModelTest {

    @Test
    void tries() {
        long t = System.nanoTime();
        int n = Integer.getInteger("n", 1000);
        for (long seed = 1; seed <= n; seed++) {
            Trial.Failure failure = Trial.explore(seed, 300);
            if (failure != null) {
                Trial.Failure least = Shrinker.shrink(failure);
                System.out.println(least.script() + "\n" + least.script().world());
                least.cause().printStackTrace(System.out);
                break;
            }
        }
        System.out.println((System.nanoTime() - t) / 1e9);
        assertThat(1).isEqualTo(1);
    }
}
