package dev.curfew.jar;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.loader.WebappClassLoaderBase;

/** Whether things are still held, and what still runs. */
final class Reachability {

    private static final int PATIENCE = 60;
    private static final int CHUNK = 4 * 1024 * 1024;
    private static final long PAUSE_NANOS = 100_000_000L;

    private Reachability() {}

    /** Whether the garbage collector takes it within a few seconds, when memory is short at the latest. */
    static boolean isReleased(WeakReference<?> reference) {
        for (int tries = 0; tries < PATIENCE && reference.get() != null; tries++) {
            if (tries == PATIENCE / 2) {
                exhaustMemory();
            }
            System.gc();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return reference.get() == null;
    }

    /** Java promises to clear soft references, of which it keeps some to types, before it runs out of memory. */
    private static void exhaustMemory() {
        List<byte[]> ballast = new ArrayList<>();
        try {
            while (ballast.size() < Integer.MAX_VALUE) {
                ballast.add(new byte[CHUNK]);
            }
        } catch (OutOfMemoryError reached) {
            ballast.clear();
        }
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
