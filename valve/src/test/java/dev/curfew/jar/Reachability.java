package dev.curfew.jar;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.loader.WebappClassLoaderBase;

/** Whether things are still held, and what still runs. */
final class Reachability {

    private static final int PATIENCE = 60;
    private static final long PAUSE_NANOS = 100_000_000L;

    private Reachability() {}

    /** Whether the garbage collector takes it within a few seconds. */
    static boolean isReleased(WeakReference<?> reference) {
        for (int tries = 0; tries < PATIENCE && reference.get() != null; tries++) {
            System.gc();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return reference.get() == null;
    }

    /** The threads of Curfew and its libraries that go on for more than a moment. */
    static List<String> threads() {
        List<String> running = running();
        for (int tries = 0; tries < PATIENCE && !running.isEmpty(); tries++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            running = running();
        }
        return running;
    }

    private static List<String> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("curfew-")
                        || thread.getName().toLowerCase(Locale.ROOT).contains("ehcache")
                        || thread.getContextClassLoader() instanceof WebappClassLoaderBase)
                .map(Thread::getName)
                .toList();
    }
}
