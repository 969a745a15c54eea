package dev.curfew.servlet;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionLease;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session that ends when a test says so, on the test's thread. */
public final class FakeSession implements CurfewSession {

    static final SessionEnd IDLE = new SessionEnd("idle-timeout", Instant.EPOCH);

    private final Set<FakeLease> held = ConcurrentHashMap.newKeySet();
    private @Nullable SessionEnd end;

    /** How many leases have neither ended nor been given back. */
    public int leases() {
        return held.size();
    }

    public void end() {
        synchronized (this) {
            end = IDLE;
        }
        for (FakeLease lease : held) {
            lease.end(IDLE);
        }
    }

    @Override
    public String getUser() {
        return "alice";
    }

    @Override
    public synchronized String getState() {
        return end == null ? "active" : "ended";
    }

    @Override
    public synchronized @Nullable String getReason() {
        return end == null ? null : end.reason();
    }

    @Override
    public @Nullable Long getIdleRemaining() {
        return null;
    }

    @Override
    public @Nullable Long getAbsoluteRemaining() {
        return null;
    }

    @Override
    public synchronized SessionLease lease() {
        FakeLease lease = new FakeLease(end);
        if (end == null) {
            held.add(lease);
        }
        return lease;
    }

    private final class FakeLease implements SessionLease {

        private @Nullable Consumer<? super SessionEnd> listener;
        private @Nullable SessionEnd end;

        FakeLease(@Nullable SessionEnd end) {
            this.end = end;
        }

        void end(SessionEnd told) {
            Consumer<? super SessionEnd> tell = null;
            synchronized (this) {
                if (held.remove(this)) {
                    end = told;
                    tell = listener;
                }
            }
            if (tell != null) {
                tell.accept(told);
            }
        }

        @Override
        public synchronized boolean isLiving() {
            return end == null;
        }

        @Override
        public void requireLiving() {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized @Nullable String getReason() {
            return end == null ? null : end.reason();
        }

        @Override
        public void onEnd(Consumer<? super SessionEnd> told) {
            SessionEnd over;
            synchronized (this) {
                listener = told;
                over = end;
            }
            if (over != null) {
                told.accept(over);
            }
        }

        @Override
        public void close() {
            held.remove(this);
        }
    }
}
