package dev.curfew.guard;

import dev.curfew.http.ContainerSession;
import org.jspecify.annotations.Nullable;

/** An {@code HttpSession} that remembers what was done to it. */
final class FakeContainerSession implements ContainerSession {

    private final Runnable ending = this::end;

    @Nullable
    String owner;

    int keepSeconds = -1;
    int renewals;
    boolean ended;

    FakeContainerSession(@Nullable String owner) {
        this.owner = owner;
    }

    @Override
    public @Nullable String owner() {
        return owner;
    }

    @Override
    public void claim(String owner, int keepSeconds) {
        this.owner = owner;
        this.keepSeconds = keepSeconds;
    }

    @Override
    public void renewId() {
        renewals++;
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public Runnable ending() {
        return ending;
    }
}
