package dev.curfew.bench;

import dev.curfew.bench.Population.Member;
import dev.curfew.policy.Limits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.catalina.session.StandardManager;

/**
 * Heap per living session, by the heap in use after a full collection: the record, its entries in Ehcache and its indexes, its alarm, and the
 * provider's tokens. Run with {@code -Xmx2g} to prove that a million sessions fit.
 */
public final class MemoryFootprint {

    private static final Limits LIMITS = new Limits(900_000, 28_800_000, 120_000, 600_000);
    private static final int COLLECTIONS = 3;

    private final List<String> lines = new ArrayList<>();

    private MemoryFootprint() {}

    /** Takes the directory of the results, then the numbers of sessions to measure. */
    public static void main(String[] arguments) throws IOException {
        MemoryFootprint footprint = new MemoryFootprint();
        footprint.say("%-34s %9s %10s %10s", "heap after a full collection", "sessions", "MiB", "B/session");
        for (int i = 1; i < arguments.length; i++) {
            footprint.measure(Integer.parseInt(arguments[i]));
        }
        SampleUser sample = SampleUser.random(new SplittableRandom(42));
        footprint.say(
                "tokens as they come: %d + %d B; maximum heap: %d MiB",
                sample.idToken(Population.ISSUER).length(),
                sample.refreshToken(Population.ISSUER).length(),
                Runtime.getRuntime().maxMemory() >> 20);
        footprint.say("budget: under 2048 B/session, a million sessions in 2048 MiB");
        Files.write(Files.createDirectories(Path.of(arguments[0])).resolve("memory.txt"), footprint.lines);
    }

    private void measure(int sessions) {
        httpSessions(sessions);
        curfew("Curfew, without tokens", sessions, false);
        curfew("Curfew, tokens included", sessions, true);
    }

    private void httpSessions(int sessions) {
        long before = used();
        StandardManager manager = new StandardManager();
        manager.setContext(Container.webapp());
        for (int i = 0; i < sessions; i++) {
            manager.createSession(String.format("%032X", i));
        }
        report("a bare HttpSession of Tomcat", sessions, used() - before);
        manager.setContext(null);
    }

    private void curfew(String what, int sessions, boolean withTokens) {
        long before = used();
        try (Population population = new Population(sessions, LIMITS)) {
            Member last = IntStream.range(0, sessions)
                    .parallel()
                    .mapToObj(i -> population.signIn(withTokens))
                    .reduce((one, other) -> other)
                    .orElseThrow();
            report(what, sessions, used() - before);
            if (!population.has(last)) {
                throw new IllegalStateException("a session is lost");
            }
        }
    }

    private void report(String what, int sessions, long bytes) {
        say("%-34s %9d %10.1f %10.0f", what, sessions, bytes / 1048576.0, (double) bytes / sessions);
    }

    private void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        lines.add(line);
        System.out.println(line);
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
