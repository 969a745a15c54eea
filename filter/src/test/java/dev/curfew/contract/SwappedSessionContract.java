package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import dev.curfew.session.EndReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.session.FileStore;
import org.apache.catalina.session.PersistentManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a manager has swapped out is as much its session's as what it has at hand. */
public abstract class SwappedSessionContract extends StagedContract {

    private static final Duration SOON = Duration.ofSeconds(1);
    private final PersistentManager manager = new PersistentManager();
    private @Nullable FileStore store;

    @Override
    protected void build(Context application) {
        FileStore files = new FileStore();
        files.setDirectory(folder().toString());
        store = files;
        manager.setStore(files);
        manager.setSaveOnRestart(false);
        manager.setSessionActivityCheck(true);
        application.setManager(manager);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("curfew-swapped");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void swapOut() {
        manager.setMinIdleSwap(0);
        manager.setMaxIdleSwap(0);
        DoorFixture.await("no request uses one any more, and all are swapped out", () -> {
            manager.processExpires();
            return manager.getActiveSessions() == 0;
        });
        manager.setMaxIdleSwap(-1);
    }

    private List<String> stored() {
        try {
            return List.of(Objects.requireNonNull(store).keys());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Page count() {
        return alice().fetch(stage().url("/app/sample/count"));
    }

    private String countAndSwapOut() {
        signIn();
        String id = told(count(), "http-session");
        swapOut();
        assertThat(stored()).contains(id);
        return id;
    }

    private void assertEnds(String id) {
        DoorFixture.await(
                "it has ended, and is stored no more",
                SOON,
                () -> stage().endedHttpSessions().contains(id) && !stored().contains(id));
    }

    private Page signInAgain() {
        return stage().signIn(alice(), alice().open(stage().url("/app/sample/count")), "alice");
    }

    @Test
    void goesOnWhileTheSessionLives() {
        countAndSwapOut();

        assertThat(told(count(), "count")).isEqualTo("2");
    }

    @Test
    void endsWithTheSignOut() {
        String id = countAndSwapOut();
        alice().open(endpoint("logout"));

        assertEnds(id);
    }

    @Test
    void endsWhenNobodyHasComeBackAfterATimeout() {
        String id = countAndSwapOut();
        clock().advance(TomcatFixture.IDLE.plus(TomcatFixture.RESUME));

        assertEnds(id);
    }

    @Test
    void resumesWhole() {
        String id = countAndSwapOut();
        clock().advance(TomcatFixture.IDLE);
        Page again = signInAgain();

        assertThat(told(again, "count")).isEqualTo("2");
        assertThat(told(again, "http-session")).isNotEqualTo(id);
        assertThat(stage().endedHttpSessions()).doesNotContain(id);
    }

    @Test
    void resumesWholeAndEndsOnTimeWhenItIsSwappedOutOnceMore() {
        countAndSwapOut();
        clock().advance(TomcatFixture.IDLE);
        String id = told(signInAgain(), "http-session");
        swapOut();
        assertThat(told(count(), "count")).isEqualTo("3");
        swapOut();
        alice().open(endpoint("logout"));

        assertEnds(id);
    }

    @Test
    void endedByTheApplicationEndsItsSession() {
        countAndSwapOut();
        alice().fetch(stage().url("/app/sample/invalidate"));

        assertThat(endings()).containsExactly(EndReason.LOGOUT);
    }

    @Test
    void ofOneWithoutASessionIsNotShown() {
        String id = countAndSwapOut();
        clock().advance(TomcatFixture.IDLE);
        Page peek = alice().fetch(stage().url("/app/sample/public/peek"));

        assertThat(peek.body()).contains("http-session=null");
        assertThat(stage().endedHttpSessions()).doesNotContain(id);
    }
}
