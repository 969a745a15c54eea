package dev.curfew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionEndedException;
import dev.curfew.api.SessionLease;
import dev.curfew.api.SessionUnknownException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the page about background jobs shows is compiled, and does what the page says. */
class BackgroundJobsPageTest {

    private static final SessionEnd END = new SessionEnd("idle-timeout", Instant.EPOCH);

    private final FakeLease lease = new FakeLease();
    private final List<String> done = new ArrayList<>();

    private ExportJob job() {
        return new ExportJob(request(lease), List.of(() -> done.add("one"), () -> done.add("two")));
    }

    @Test
    void everyExampleIsInTheCodeThatIsCompiledHere() {
        String compiled = stripped(MarkdownPage.source(ExportJob.class));
        List<String> examples = MarkdownPage.of("how-to/background-jobs.md").blocks("java").stream()
                .map(BackgroundJobsPageTest::stripped)
                .toList();

        assertThat(examples).hasSize(5).allSatisfy(example -> assertThat(compiled)
                .contains(example));
    }

    private static String stripped(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    @Test
    void theJobWorksStepByStepAndGivesItsLeaseBack() {
        ExportJob job = job();
        assertThat(job.isOverAfterStep()).isFalse();
        assertThat(lease.closed).isFalse();
        assertThat(job.isOverAfterStep()).isTrue();
        assertThat(done).containsExactly("one", "two");
        assertThat(lease.closed).isTrue();
    }

    @Test
    void theJobStopsForGoodWhenTheSessionHasEnded() {
        ExportJob job = job();
        assertThat(job.isOverAfterStep()).isFalse();
        lease.end = END;
        assertThat(job.isOverAfterStep()).isTrue();
        assertThat(done).containsExactly("one");
        assertThat(job.result()).isEqualTo("stopped: your session ended (idle-timeout)");
        assertThat(lease.closed).isTrue();
    }

    @Test
    void theJobTriesTheSameStepAgainWhileNobodyKnows() {
        ExportJob job = job();
        lease.unknown = true;
        assertThat(job.isOverAfterStep()).isFalse();
        assertThat(done).isEmpty();
        lease.unknown = false;
        assertThat(job.isOverAfterStep()).isFalse();
        assertThat(done).containsExactly("one");
    }

    @Test
    void theJobIsTold() {
        ExportJob job = job();
        job.beTold();
        lease.listeners.forEach(listener -> listener.accept(END));
        assertThat(job.result()).isEqualTo("cancelled: idle-timeout");
        assertThat(job.left()).isZero();
    }

    @Test
    void theJobThatKnowsJavaOnlyStopsToo() {
        assertThat(ExportJob.stepWithoutOurTypes(request(lease))).isEqualTo("running");
        lease.end = END;
        assertThat(ExportJob.stepWithoutOurTypes(request(lease)))
                .isEqualTo("stopped: your session ended (idle-timeout)");
        assertThat(ExportJob.stepWithoutOurTypes(request(null))).isEqualTo("running");
    }

    private static HttpServletRequest request(@Nullable SessionLease lease) {
        return proxy(HttpServletRequest.class, lease == null ? null : proxy(CurfewSession.class, lease));
    }

    /** Answers every question with the same. */
    private static <T> T proxy(Class<T> type, @Nullable Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer));
    }

    private static final class FakeLease implements SessionLease {

        private final List<Consumer<? super SessionEnd>> listeners = new ArrayList<>();
        private @Nullable SessionEnd end;
        private boolean unknown;
        private boolean closed;

        @Override
        public boolean isLiving() {
            return end == null;
        }

        @Override
        public void requireLiving() {
            if (unknown) {
                throw new SessionUnknownException(new IllegalStateException("down"));
            }
            if (end != null) {
                throw new SessionEndedException(end);
            }
        }

        @Override
        public @Nullable String getReason() {
            return end == null ? null : end.reason();
        }

        @Override
        public void onEnd(Consumer<? super SessionEnd> listener) {
            listeners.add(listener);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
