package dev.curfew.ehcache;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.curfew.session.RegistryException;
import dev.curfew.session.SampleSession;
import org.junit.jupiter.api.Test;

/** Tells a registry that is closed from a fault of whoever asks it. */
class ClosedRegistryTest {

    private static final long T = 1_700_000_000_000L;

    private final EhcacheSessionRegistry registry = EhcacheSessionRegistry.inMemory(10, dropped -> {});

    @Test
    void closedRegistrySaysSo() {
        registry.close();

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(
                        () -> registry.find(SampleSession.of("one", T).record().key()))
                .withMessage("the registry is closed");
    }

    @Test
    void faultOfAVisitorIsNotTakenForAClosedRegistry() {
        registry.create(SampleSession.of("one", T).record());

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> registry.forEach(session -> {
                    throw new IllegalStateException("of the visitor");
                }))
                .withMessage("of the visitor");
        registry.close();
    }
}
