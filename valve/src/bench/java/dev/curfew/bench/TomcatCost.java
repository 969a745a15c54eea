package dev.curfew.bench;

import dev.curfew.demo.provider.DemoClient;
import dev.curfew.demo.provider.DemoProvider;
import dev.curfew.demo.provider.DemoProviderSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * The time on a processor that one request costs the thread of Tomcat that serves it, with and without a door. All applications are in one
 * Tomcat and take turns in random order, so that whatever slows the machine down slows them all; the differences are taken within a round.
 */
public final class TomcatCost {

    private static final int ROUNDS = 60;
    private static final int WARM_UP = 60;

    /** Bytes of answers that wait to be read, at most: less than a socket takes. */
    private static final int SENT_AHEAD = 64 * 1024;

    private static final String SERVING = "-exec-";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Random random = new Random(42);
    private final List<String> lines = new ArrayList<>();
    private final URI server;
    private final Map<Webapp, String> cookies = new EnumMap<>(Webapp.class);

    private TomcatCost(URI server) {
        this.server = server;
    }

    /** Takes the directory of the results, then sizes of pages in bytes. */
    public static void main(String[] arguments) throws IOException, LifecycleException {
        Path base = Files.createTempDirectory("curfew-cost");
        DemoClient client = DemoClient.withSecret("shop", "shop-secret").redirectingToAnyLoopback();
        try (DemoProvider provider =
                DemoProvider.start(DemoProviderSettings.defaults().withClients(client))) {
            Tomcat tomcat = tomcat(base);
            for (Webapp webapp : Webapp.values()) {
                webapp.deploy(tomcat, base, provider.issuer());
            }
            tomcat.start();
            try {
                new TomcatCost(URI.create(
                                "http://localhost:" + tomcat.getConnector().getLocalPort()))
                        .report(arguments);
            } finally {
                tomcat.stop();
                tomcat.destroy();
            }
        }
    }

    private static Tomcat tomcat(Path base) {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.getConnector().setProperty("maxThreads", "2");
        return tomcat;
    }

    private void report(String... arguments) throws IOException {
        for (Webapp webapp : Webapp.values()) {
            cookies.put(webapp, webapp.signIn(server));
        }
        say(
                "%-30s %8s %8s %8s   %8s %8s %8s %6s",
                "us of CPU per request", "min", "median", "max", "more by", "p10", "p90", "ratio");
        for (String size : Arrays.asList(arguments).subList(1, arguments.length)) {
            measure(Integer.parseInt(size));
        }
        Files.write(Files.createDirectories(Path.of(arguments[0])).resolve("tomcat.txt"), lines);
    }

    /** One application, asked for a page of one size. */
    private static final class Candidate {

        private final Webapp webapp;
        private final Connection connection;

        /** Microseconds per request, one figure a round. */
        private final double[] costs = new double[ROUNDS];

        Candidate(Webapp webapp, Connection connection) {
            this.webapp = webapp;
            this.connection = connection;
        }
    }

    private void measure(int bytes) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (Webapp webapp : Webapp.values()) {
            Connection connection = new Connection(webapp, bytes, server.getPort(), cookies.getOrDefault(webapp, ""));
            check(webapp, connection);
            candidates.add(new Candidate(webapp, connection));
        }
        int ahead = Math.max(1, SENT_AHEAD / bytes);
        int times = Math.max(100, 10_000_000 / (bytes + 3_000) / ahead * ahead);
        List<Candidate> order = new ArrayList<>(candidates);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (Candidate candidate : order) {
                long before = served();
                candidate.connection.ask(times, ahead);
                double cost = (served() - before) / 1e3 / times;
                if (round >= 0) {
                    candidate.costs[round] = cost;
                }
            }
        }
        say("%d bytes, %d rounds of %d requests", bytes, ROUNDS, times);
        double[] plain = candidates.get(0).costs;
        for (Candidate candidate : candidates) {
            row(candidate.webapp, candidate.costs, plain);
            candidate.connection.close();
        }
    }

    /** A benchmark of the wrong thing is worse than none. */
    private static void check(Webapp webapp, Connection connection) throws IOException {
        if (connection.isTagged() != webapp.isInjecting()) {
            throw new IllegalStateException(webapp.words + ": " + (webapp.isInjecting() ? "no tag" : "a tag"));
        }
    }

    private void row(Webapp webapp, double[] cost, double[] plain) {
        double[] sorted = cost.clone();
        Arrays.sort(sorted);
        double[] more = new double[cost.length];
        Arrays.setAll(more, i -> cost[i] - plain[i]);
        Arrays.sort(more);
        say(
                "  %-28s %8.1f %8.1f %8.1f   %8.2f %8.2f %8.2f %6.2f",
                webapp.words,
                sorted[0],
                at(sorted, 0.5),
                sorted[sorted.length - 1],
                at(more, 0.5),
                at(more, 0.1),
                at(more, 0.9),
                at(sorted, 0.5) / median(plain));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return at(sorted, 0.5);
    }

    private static double at(double[] sorted, double quantile) {
        return sorted[(int) (quantile * (sorted.length - 1))];
    }

    /** Nanoseconds that the threads of Tomcat's executor have been on a processor. */
    private long served() {
        long nanos = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().contains(SERVING)) {
                nanos += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return nanos;
    }

    private void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        lines.add(line);
        System.out.println(line);
    }
}
