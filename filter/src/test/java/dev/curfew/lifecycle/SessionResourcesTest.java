package dev.curfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.session.End;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SessionResourcesTest {

    private static final long T = 1_800_000_000_000L;

    private final SessionResources resources = new SessionResources();
    private final SessionRecord session = SampleSession.of("one", T).record();

    private record Thing(String name) implements SessionResource {

        @Override
        public void release(End end) {}
    }

    @Test
    void handsOutEverythingOnce() {
        resources.attach(session, new Thing("a"));
        resources.attach(session, new Thing("b"));
        assertThat(resources.takeAll(session.tag())).containsExactlyInAnyOrder(new Thing("a"), new Thing("b"));
        assertThat(resources.takeAll(session.tag())).isEmpty();
    }

    @Test
    void twiceTheSameIsOnce() {
        resources.attach(session, new Thing("a"));
        resources.attach(session, new Thing("a"));
        assertThat(resources.takeAll(session.tag())).hasSize(1);
    }

    @Test
    void keepsSessionsApart() {
        SessionRecord other = SampleSession.of("two", T).record();
        resources.attach(session, new Thing("a"));
        resources.attach(other, new Thing("a"));
        assertThat(resources.takeAll(session.tag())).hasSize(1);
        assertThat(resources.keyOf(other.tag())).isEqualTo(other.key());
    }

    @Test
    void forgetsASessionThatHoldsNothingAnyMore() {
        resources.attach(session, new Thing("a"));
        resources.attach(session, new Thing("b"));
        resources.detach(session.tag(), new Thing("a"));
        assertThat(resources.keyOf(session.tag())).isEqualTo(session.key());
        resources.detach(session.tag(), new Thing("b"));
        assertThat(resources.keyOf(session.tag())).isNull();
        resources.detach(session.tag(), new Thing("b"));
        assertThat(resources.takeAll(session.tag())).isEmpty();
    }

    @Test
    void knowsTheKeyThatASessionGoesOnUnder() {
        SessionKey renewed = SampleSession.key("renewed");
        resources.attach(session, new Thing("a"));
        resources.rekey(session.tag(), session.key(), renewed);
        assertThat(resources.keyOf(session.tag())).isEqualTo(renewed);
        assertThat(resources.takeAll(session.tag())).containsExactly(new Thing("a"));
    }

    @Test
    void aRequestThatBeganUnderTheKeyBeforeDoesNotBringItBack() {
        SessionKey renewed = SampleSession.key("renewed");
        resources.attach(session, new Thing("a"));
        resources.rekey(session.tag(), session.key(), renewed);
        resources.attach(session, new Thing("b"));
        assertThat(resources.keyOf(session.tag())).isEqualTo(renewed);
    }

    @Test
    void whoComesLateDoesNotBringAnEarlierKeyBack() {
        SessionKey renewed = SampleSession.key("renewed");
        resources.attach(session, new Thing("a"));
        resources.rekey(session.tag(), session.key(), renewed);
        resources.rekey(session.tag(), session.key(), SampleSession.key("late"));
        assertThat(resources.keyOf(session.tag())).isEqualTo(renewed);
    }

    @Test
    void aSessionThatHoldsNothingHasNoKeyToChange() {
        resources.rekey(session.tag(), session.key(), SampleSession.key("renewed"));
        assertThat(resources.keyOf(session.tag())).isNull();
    }

    @Test
    void everythingAttachedIsTakenOnceWhileMoreIsAttached() throws Exception {
        int each = 5000;
        ExecutorService threads = Executors.newFixedThreadPool(3);
        Queue<SessionResource> taken = new ConcurrentLinkedQueue<>();
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (String name : List.of("x", "y")) {
                work.add(() -> {
                    for (int i = 0; i < each; i++) {
                        resources.attach(session, new Thing(name + i));
                    }
                    return true;
                });
            }
            work.add(() -> {
                for (int i = 0; i < each; i++) {
                    taken.addAll(resources.takeAll(session.tag()));
                }
                return true;
            });
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
            taken.addAll(resources.takeAll(session.tag()));
            assertThat(taken).hasSize(2 * each).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }
}
