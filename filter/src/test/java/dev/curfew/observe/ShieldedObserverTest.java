package dev.curfew.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShieldedObserverTest {

    private static final SessionEvent EVENT = new SessionEvent.OfCurfew(SessionEvent.Kind.PROVIDER_READY, 1, null);

    @Test
    void handsEveryEventOn() {
        List<SessionEvent> heard = new ArrayList<>();
        new ShieldedObserver(heard::add).on(EVENT);
        assertThat(heard).containsExactly(EVENT);
    }

    @Test
    void keepsAListenersFaultToItself() {
        Observer fragile = event -> {
            throw new IllegalStateException("the listener");
        };
        assertThatCode(() -> new ShieldedObserver(fragile).on(EVENT)).doesNotThrowAnyException();
    }

    @Test
    void oneOfSeveralThatFailsKeepsTheNewsFromNoOther() {
        List<SessionEvent> heard = new ArrayList<>();
        Observer fragile = event -> {
            throw new IllegalStateException("the listener");
        };
        new Observers(List.of(heard::add, fragile, heard::add)).on(EVENT);
        assertThat(heard).containsExactly(EVENT, EVENT);
    }
}
