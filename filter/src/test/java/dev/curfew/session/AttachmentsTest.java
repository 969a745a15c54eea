package dev.curfew.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AttachmentsTest {

    private static final long T = 1_800_000_000_000L;

    private final Attachments attachments = new Attachments();
    private final SessionRecord session = SampleSession.of("one", T).record();

    private record Thing(String name) implements Attachment {

        @Override
        public void release(End end) {}
    }

    @Test
    void handsOutEverythingOnce() {
        attachments.attach(session, new Thing("a"));
        attachments.attach(session, new Thing("b"));
        assertThat(attachments.takeAll(session.tag())).containsExactlyInAnyOrder(new Thing("a"), new Thing("b"));
        assertThat(attachments.takeAll(session.tag())).isEmpty();
    }

    @Test
    void twiceTheSameIsOnce() {
        attachments.attach(session, new Thing("a"));
        attachments.attach(session, new Thing("a"));
        assertThat(attachments.takeAll(session.tag())).hasSize(1);
    }

    @Test
    void keepsSessionsApart() {
        SessionRecord other = SampleSession.of("two", T).record();
        attachments.attach(session, new Thing("a"));
        attachments.attach(other, new Thing("a"));
        assertThat(attachments.takeAll(session.tag())).hasSize(1);
        assertThat(attachments.keyOf(other.tag())).isEqualTo(other.key());
    }

    @Test
    void forgetsASessionThatHoldsNothingAnyMore() {
        attachments.attach(session, new Thing("a"));
        attachments.attach(session, new Thing("b"));
        attachments.detach(session.tag(), new Thing("a"));
        assertThat(attachments.keyOf(session.tag())).isEqualTo(session.key());
        attachments.detach(session.tag(), new Thing("b"));
        assertThat(attachments.keyOf(session.tag())).isNull();
        attachments.detach(session.tag(), new Thing("b"));
        assertThat(attachments.takeAll(session.tag())).isEmpty();
    }

    @Test
    void knowsTheKeyThatASessionGoesOnUnder() {
        SessionKey renewed = SampleSession.key("renewed");
        attachments.attach(session, new Thing("a"));
        attachments.rekey(session.tag(), session.key(), renewed);
        assertThat(attachments.keyOf(session.tag())).isEqualTo(renewed);
        assertThat(attachments.takeAll(session.tag())).containsExactly(new Thing("a"));
    }

    @Test
    void aRequestThatBeganUnderTheKeyBeforeDoesNotBringItBack() {
        SessionKey renewed = SampleSession.key("renewed");
        attachments.attach(session, new Thing("a"));
        attachments.rekey(session.tag(), session.key(), renewed);
        attachments.attach(session, new Thing("b"));
        assertThat(attachments.keyOf(session.tag())).isEqualTo(renewed);
    }

    @Test
    void whoComesLateDoesNotBringAnEarlierKeyBack() {
        SessionKey renewed = SampleSession.key("renewed");
        attachments.attach(session, new Thing("a"));
        attachments.rekey(session.tag(), session.key(), renewed);
        attachments.rekey(session.tag(), session.key(), SampleSession.key("late"));
        assertThat(attachments.keyOf(session.tag())).isEqualTo(renewed);
    }

    @Test
    void aSessionThatHoldsNothingHasNoKeyToChange() {
        attachments.rekey(session.tag(), session.key(), SampleSession.key("renewed"));
        assertThat(attachments.keyOf(session.tag())).isNull();
    }

    @Test
    void everythingAttachedIsTakenOnceWhileMoreIsAttached() throws Exception {
        int each = 5000;
        ExecutorService threads = Executors.newFixedThreadPool(3);
        Queue<Attachment> taken = new ConcurrentLinkedQueue<>();
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (String name : List.of("x", "y")) {
                work.add(() -> {
                    for (int i = 0; i < each; i++) {
                        attachments.attach(session, new Thing(name + i));
                    }
                    return true;
                });
            }
            work.add(() -> {
                for (int i = 0; i < each; i++) {
                    taken.addAll(attachments.takeAll(session.tag()));
                }
                return true;
            });
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
            taken.addAll(attachments.takeAll(session.tag()));
            assertThat(taken).hasSize(2 * each).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }
}
