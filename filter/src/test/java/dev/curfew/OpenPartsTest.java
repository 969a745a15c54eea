package dev.curfew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenPartsTest {

    private final List<String> closed = new ArrayList<>();
    private final OpenParts parts = new OpenParts();

    private void opens(String name) {
        assertThat(parts.add(name, () -> closed.add(name))).isEqualTo(name);
    }

    private void opensFaulty(String name, Throwable fault) {
        parts.add(name, () -> {
            closed.add(name);
            OpenPartsTest.<RuntimeException>throwAny(fault);
        });
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void throwAny(Throwable fault) throws T {
        throw (T) fault;
    }

    @Test
    void closesInReverse() {
        opens("first");
        opens("second");
        opens("third");
        parts.close();

        assertThat(closed).containsExactly("third", "second", "first");
    }

    @Test
    void closesEverythingWhateverThrowsAndTellsAllOfIt() {
        IllegalStateException third = new IllegalStateException("third");
        AssertionError second = new AssertionError("second");
        opens("first");
        opensFaulty("second", second);
        opensFaulty("third", third);

        assertThatThrownBy(parts::close).isSameAs(third).hasSuppressedException(second);
        assertThat(closed).containsExactly("third", "second", "first");
    }

    @Test
    void closesOnce() {
        opensFaulty("first", new IllegalStateException("first"));
        assertThatThrownBy(parts::close).hasMessage("first");
        parts.close();

        assertThat(closed).containsExactly("first");
    }
}
