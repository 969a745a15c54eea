package dev.curfew.ehcache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.curfew.session.EndReason;
import dev.curfew.session.RegistryException;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionRegistry;
import dev.curfew.session.SessionRegistryContract;
import dev.curfew.session.UserKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EhcacheSessionRegistryTest extends SessionRegistryContract {

    private final AtomicLong evictions = new AtomicLong();

    @Override
    protected SessionRegistry open(long capacity) {
        return EhcacheSessionRegistry.inMemory(capacity, evictions::set);
    }

    @Test
    void fillsUpToItsCapacityWithoutEvictingOne() {
        int capacity = 20_000;
        try (SessionRegistry registry = open(capacity)) {
            for (int i = 0; i < capacity; i++) {
                registry.create(SampleSession.of("session-" + i, 1)
                        .user("user-" + i % 997)
                        .record());
            }
            for (int i = 0; i < capacity; i++) {
                SampleSession session = SampleSession.of("session-" + i, 1);
                assertThat(registry.find(session.key())).isNotNull();
                assertThat(registry.findByProviderSession(session.providerSession()))
                        .isEqualTo(session.key());
            }
            assertThat(registry.size()).isEqualTo(capacity);
        }
        assertThat(evictions).hasValue(0);
    }

    @Test
    void saysHowManyRecordsEhcacheHasDropped() {
        int entries = 10;
        try (SessionRegistry registry = EhcacheSessionRegistry.inMemory(1000, entries, evictions::set, unused -> {})) {
            for (int i = 0; i < entries; i++) {
                registry.create(SampleSession.of("session-" + i, 1).record());
            }
            assertThat(evictions).hasValue(0);
            registry.create(SampleSession.of("one-more", 1).record());
            registry.create(SampleSession.of("the-next", 1).record());
            assertThat(evictions).hasPositiveValue();
        }
    }

    @Test
    void saysWhichTombstoneHasGivenWay() {
        List<SessionRecord> gaveWay = new ArrayList<>();
        try (SessionRegistry registry = EhcacheSessionRegistry.inMemory(1, evictions::set, gaveWay::add)) {
            SessionRecord one =
                    SampleSession.of("one", 1).ended(EndReason.LOGOUT, 1).record();
            registry.create(one);
            registry.create(SampleSession.of("two", 1001).record());
            assertThat(gaveWay).containsExactly(one);
            assertThat(evictions).hasValue(0);
        }
    }

    @Test
    void saysThatItCannotAnswerOnceItIsClosed() {
        SessionRegistry registry = open(10);
        SessionRecord one = SampleSession.of("one", 1).record();
        registry.create(one);
        registry.close();
        assertThatExceptionOfType(RegistryException.class).isThrownBy(() -> registry.find(one.key()));
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> registry.create(SampleSession.of("two", 1).record()));
        assertThatExceptionOfType(RegistryException.class).isThrownBy(() -> registry.replace(one, one));
        assertThatExceptionOfType(RegistryException.class).isThrownBy(() -> registry.forget(one.key()));
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> registry.findByProviderSession(requireNonNull(one.providerSession())));
        assertThatExceptionOfType(RegistryException.class).isThrownBy(() -> registry.findByUser(new UserKey("a", "b")));
    }
}
