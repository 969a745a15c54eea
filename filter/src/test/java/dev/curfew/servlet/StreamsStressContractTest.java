package dev.curfew.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.api.CurfewSession;
import dev.curfew.contract.KeptConnection;
import dev.curfew.contract.Stage;
import dev.curfew.http.Reply;
import jakarta.servlet.Filter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions end at any moment under an application that goes on asynchronously, and nobody else notices. */
class StreamsStressContractTest {

    private static final int CONNECTIONS = 12;
    private static final int ROUNDS = Integer.getInteger("curfew.streams.rounds", 250);
    private static final List<String> WAYS = List.of(
            "start-complete",
            "start-throw",
            "start-dispatch",
            "dispatch-again",
            "timeout",
            "own-thread",
            "events",
            "events-async",
            "non-blocking");

    @TempDir
    private Path base = Path.of("");

    private final Tomcat tomcat = new Tomcat();
    private final Streams streams =
            new Streams(end -> Reply.of(401, "application/problem+json", "{\"reason\":\"" + end.reason() + "\"}"));
    private final Map<String, FakeSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, String> ways = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ends = Executors.newScheduledThreadPool(2);
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private final Queue<String> closed = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() throws Exception {
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxThreads", "20");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.getConnector().setProperty("processorCache", "4");
        Context application = tomcat.addContext("", base.toString());
        Wrapper servlet = Tomcat.addServlet(application, "streaming", new StreamingServlet());
        servlet.setAsyncSupported(true);
        servlet.addMapping("/streams/*");
        Filter door = (request, response, chain) -> {
            FakeSession session = sessions.get(String.valueOf(request.getParameter("id")));
            if (session != null) {
                request.setAttribute(CurfewSession.ATTRIBUTE, session);
            }
            streams.around(chain).doFilter(request, response);
        };
        FilterDef definition = new FilterDef();
        definition.setFilterName("door");
        definition.setFilter(door);
        definition.setAsyncSupported("true");
        application.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("door");
        mapping.addURLPattern("/*");
        application.addFilterMap(mapping);
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        ends.shutdownNow();
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void noOtherRequestEverSeesAnythingOfAStreamThatIsEnded() throws Exception {
        ExecutorService browsers = Executors.newFixedThreadPool(CONNECTIONS);
        List<Future<?>> all = new ArrayList<>();
        CountDownLatch begin = new CountDownLatch(1);
        for (int i = 0; i < CONNECTIONS; i++) {
            long seed = i;
            all.add(browsers.submit(() -> {
                begin.await();
                browse(new Random(seed));
                return null;
            }));
        }
        begin.countDown();
        for (Future<?> one : all) {
            one.get(5, TimeUnit.MINUTES);
        }
        browsers.shutdown();

        assertThat(wrong).isEmpty();
        assertThat(closed)
                .as("connections that were kept and then closed: harmless, and one in some 50,000 streams (ADR 0011)")
                .hasSizeLessThan(Math.max(2, CONNECTIONS * ROUNDS / 1000));
        assertThat(cut.get()).as("sessions have ended streams").isGreaterThan(CONNECTIONS * ROUNDS / 20);
        Stage.await("no lease is left", () -> left().isEmpty());
    }

    private List<String> left() {
        return sessions.entrySet().stream()
                .filter(entry -> entry.getValue().leases() > 0)
                .map(entry -> ways.get(entry.getKey()))
                .toList();
    }

    private void browse(Random dice) throws IOException {
        KeptConnection connection = new KeptConnection(port());
        for (int round = 0; round < ROUNDS; round++) {
            String id = "n" + count.incrementAndGet();
            String way = WAYS.get(dice.nextInt(WAYS.size()));
            FakeSession session = new FakeSession();
            sessions.put(id, session);
            ways.put(id, way);
            connection.ask("/streams/" + way + "?id=" + id);
            if (dice.nextInt(4) > 0) {
                var unused = ends.schedule(session::end, dice.nextInt(4000), TimeUnit.MICROSECONDS);
            }
            if (dice.nextInt(12) == 0) {
                connection.close();
                connection = new KeptConnection(port());
                continue;
            }
            connection = checked(connection, way, id);
            String other = "n" + count.incrementAndGet();
            if (dice.nextBoolean()) {
                sessions.put(other, new FakeSession());
            }
            connection.ask("/streams/echo?id=" + other);
            try {
                echo(connection.answer(), other, way);
            } catch (EOFException closedBefore) {
                closed.add(way + " of " + id);
                connection = new KeptConnection(port());
            }
        }
        connection.close();
    }

    private KeptConnection checked(KeptConnection connection, String way, String id) throws IOException {
        KeptConnection.Answer answer;
        try {
            answer = connection.answer();
        } catch (EOFException brokenOff) {
            return new KeptConnection(port());
        }
        String rest = answer.body().replace("id:" + id + ";", "").replace("\n", "");
        boolean ended = answer.status() == 401 && rest.equals("{\"reason\":\"idle-timeout\"}");
        boolean failed = answer.status() == 500 && (way.equals("start-throw") || way.equals("timeout"));
        boolean served = answer.status() == 200
                && answer.header("X-Id").equals(id)
                && ("id:" + id + ";").startsWith(rest.isEmpty() ? "" : rest);
        if (!ended && !failed && !served) {
            wrong.add(way + " of " + id + " got " + answer);
        }
        if (ended || (served && !answer.body().contains("id:"))) {
            cut.incrementAndGet();
        }
        if (answer.keepsConnection()) {
            return connection;
        }
        connection.close();
        return new KeptConnection(port());
    }

    private void echo(KeptConnection.Answer answer, String id, String after) {
        if (answer.status() != 200
                || !answer.whole()
                || !answer.body().equals("id:" + id + ";")
                || !answer.header("X-Id").equals(id)
                || !answer.header("X-Late").isEmpty()) {
            wrong.add("echo of " + id + " after " + after + " got " + answer);
        }
    }

    private int port() {
        return tomcat.getConnector().getLocalPort();
    }
}
