package dev.curfew.servlet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.KeptConnection;
import dev.curfew.servlet.FakeSession;
import dev.curfew.servlet.StreamDoor;
import dev.curfew.servlet.StreamingServlet;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions end at any moment under an application that goes on asynchronously, and nobody else notices. */
@Sampled
class AsyncRequestsStressContractTest {

    private static final int CONNECTIONS = 12;
    private static final int ROUNDS = Integer.getInteger("curfew.streams.rounds", SampleSize.of(250));
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

    private final Map<String, FakeSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, String> ways = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ends = Executors.newScheduledThreadPool(2);
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final Queue<String> closed = new ConcurrentLinkedQueue<>();
    private @Nullable StreamDoor door;

    @BeforeEach
    void start() throws Exception {
        door = new StreamDoor(base, new StreamingServlet()).start(sessions);
    }

    @AfterEach
    void stop() throws Exception {
        ends.shutdownNow();
        started().close();
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
        DoorFixture.await("no lease is left", () -> left(false).isEmpty());
        DoorFixture.await(
                "hardly one is left of those who went away: Tomcat does not tell of all of them (ADR 0011)",
                () -> left(true).size() <= Math.max(2, gone.size() / 1000));
    }

    private List<String> left(boolean byTheGone) {
        return sessions.entrySet().stream()
                .filter(entry -> entry.getValue().leases() > 0 && gone.contains(entry.getKey()) == byTheGone)
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
                gone.add(id);
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
            } catch (IOException silent) {
                throw new IOException("echo of " + other + " after " + way + " of " + id, silent);
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
        } catch (IOException silent) {
            throw new IOException(way + " of " + id, silent);
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
        return started().port();
    }

    private StreamDoor started() {
        return Objects.requireNonNull(door);
    }
}
