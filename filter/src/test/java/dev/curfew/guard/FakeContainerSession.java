package dev.curfew.guard;

import dev.curfew.http.ContainerSession;
import org.jspecify.annotations.Nullable;

/** An {@code HttpSession} that remembers what was done to it. */
public class FakeContainerSession implements ContainerSession {

    @Nullable
    public String owner;

    public int keepSeconds = -1;
    public int renewals;
    public boolean ended;
    public boolean hidden;
    public boolean madeHere;
    public boolean away;

    public FakeContainerSession(@Nullable String owner) {
        this.owner = owner;
    }

    @Override
    public @Nullable String owner() {
        return owner;
    }

    @Override
    public boolean isMadeHere() {
        return madeHere;
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
    public void hide() {
        hidden = true;
    }

    @Override
    public Detached detached() {
        return new Same(this);
    }

    private record Same(FakeContainerSession session) implements Detached {

        @Override
        public void putAway() {
            session.away = true;
        }

        @Override
        public void bringBack(String owner) {
            session.owner = owner;
            session.away = false;
        }

        @Override
        public void end() {
            session.end();
        }
    }
}
