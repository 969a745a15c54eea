package dev.curfew;

import dev.curfew.observe.CurfewMXBean;
import dev.curfew.observe.LivingSessions;
import dev.curfew.session.Sessions;
import java.util.List;
import java.util.function.LongSupplier;

/** What JMX shows, and the one thing that it can do. Thread-safe. */
final class ManagementView implements CurfewMXBean {

    private final PolicyInForce policy;
    private final PolicyReloader reloader;
    private final Sessions sessions;
    private final CurfewThreads threads;
    private final LongSupplier time;

    ManagementView(
            PolicyInForce policy,
            PolicyReloader reloader,
            Sessions sessions,
            CurfewThreads threads,
            LongSupplier time) {
        this.policy = policy;
        this.reloader = reloader;
        this.sessions = sessions;
        this.threads = threads;
        this.time = time;
    }

    @Override
    public String getPolicy() {
        return policy.settings().inForce();
    }

    @Override
    public int getGeneration() {
        return policy.generation().number();
    }

    @Override
    public long getSessions() {
        return sessions.size();
    }

    @Override
    public int getWaitingHttpSessions() {
        return threads.httpSessions().waiting();
    }

    @Override
    public int getWaitingListeners() {
        return threads.listeners().waiting();
    }

    @Override
    public int getWaitingConnections() {
        return threads.connections().waiting();
    }

    @Override
    public int getWaitingProviderCalls() {
        return threads.errands().getQueue().size();
    }

    @Override
    public List<String> livingSessions(int most) {
        return LivingSessions.lines(sessions, most, time.getAsLong());
    }

    @Override
    public String reload() {
        return reloader.reload();
    }
}
