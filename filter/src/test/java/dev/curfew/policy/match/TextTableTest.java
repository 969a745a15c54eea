package dev.curfew.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void anEmptyOneHasNothing() {
        TextTable<Integer> table = new TextTable<>(Map.of());
        assertThat(table.get("", 0, 0)).isNull();
        assertThat(table.get("abc", 1, 2)).isNull();
    }

    @Test
    void findsAPartOfATextAndNoMoreOfIt() {
        TextTable<Integer> table = new TextTable<>(Map.of("", 0, "b", 1, "bc", 2));
        assertThat(table.get("abcd", 1, 1)).isZero();
        assertThat(table.get("abcd", 1, 2)).isEqualTo(1);
        assertThat(table.get("abcd", 1, 3)).isEqualTo(2);
        assertThat(table.get("abcd", 1, 4)).isNull();
        assertThat(table.get("abcd", 0, 1)).isNull();
        assertThat(table.get("b", 0, 1)).isEqualTo(1);
        assertThat(table.get("B", 0, 1)).isNull();
    }

    @Test
    void keepsTextsOfTheSameHashApart() {
        TextTable<Integer> table = new TextTable<>(Map.of("AaAa", 1, "BBBB", 2, "AaBB", 3));
        assertThat(table.get("AaAa", 0, 4)).isEqualTo(1);
        assertThat(table.get("BBBB", 0, 4)).isEqualTo(2);
        assertThat(table.get("AaBB", 0, 4)).isEqualTo(3);
        assertThat(table.get("BBAa", 0, 4)).isNull();
    }

    @Test
    void aTextIsNotMistakenForItsBeginningThoughBothHaveOneHash() {
        assertThat("\0").hasSameHashCodeAs("");
        assertThat(new TextTable<>(Map.of("", 0)).get("\0", 0, 1)).isNull();
    }

    @Test
    void findsWhatAMapFinds() {
        Random random = new Random(3);
        for (int size = 1; size < 300; size += 7) {
            Map<String, Integer> map = new HashMap<>();
            while (map.size() < size) {
                map.put(Integer.toString(random.nextInt(1000), 36), map.size());
            }
            TextTable<Integer> table = new TextTable<>(map);
            for (int i = 0; i < 1000; i++) {
                String key = Integer.toString(i, 36);
                assertThat(table.get("x" + key + "y", 1, 1 + key.length())).isEqualTo(map.get(key));
            }
        }
    }
}
