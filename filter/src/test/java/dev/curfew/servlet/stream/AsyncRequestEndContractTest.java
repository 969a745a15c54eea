package dev.curfew.servlet.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.curfew.contract.KeptConnection;
import dev.curfew.servlet.FakeSession;
import dev.curfew.servlet.StreamDoor;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The moments at which a session's end and its stream could get in each other's way, one by one. */
class AsyncRequestEndContractTest {

    @TempDir
    private Path base = Path.of("");

    private final FakeSession session = new FakeSession();
    private final CountDownLatch emptied = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void anEventStreamThatAsksForItsWriterWhileItsEndIsBeingSaidGetsNoneAndSpoilsNothing() throws Exception {
        try (StreamDoor door = new StreamDoor(base, new BetweenTypeAndWriter())
                        .with(
                                "slow",
                                (request, response, chain) ->
                                        chain.doFilter(request, new SlowlyEmptied((HttpServletResponse) response)))
                        .start(Map.of("alice", session));
                KeptConnection connection = new KeptConnection(door.port())) {
            connection.ask("/streams/events?id=alice");

            KeptConnection.Answer answer = connection.answer();
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"reason\":\"idle-timeout\"}");
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    /**
     * Why Tomcat seems to forget a request now and then (ADR 0011): one whose connection it closes by itself is recycled with it, and no listener
     * is told. What is held for the request goes with its session.
     */
    @Test
    void aRequestWhoseConnectionTomcatClosesTellsNoListenerAndGoesWithItsSession() throws Exception {
        try (StreamDoor door = new StreamDoor(base, new Waiting()).start(Map.of("alice", session));
                KeptConnection connection = new KeptConnection(door.port())) {
            connection.ask("/streams/poll?id=alice");
            within(asked);
            door.closeConnections();

            assertThatExceptionOfType(IOException.class).isThrownBy(connection::answer);
            assertThat(session.leases()).isEqualTo(1);
            session.end();
            assertThat(session.leases()).isZero();
            assertThat(heard).isEmpty();
        }
    }

    /** Goes on asynchronously, and listens to what becomes of that. */
    private final class Waiting extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext async = request.startAsync();
            async.setTimeout(0);
            async.addListener(new Heard());
            asked.countDown();
        }
    }

    private final class Heard implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            heard.add("onComplete");
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            heard.add("onTimeout");
        }

        @Override
        public void onError(AsyncEvent event) {
            heard.add("onError");
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            heard.add("onStartAsync");
        }
    }

    /** Its session ends when it has said that it is a stream, and it goes on when the answer that says so is half made. */
    private final class BetweenTypeAndWriter extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/event-stream");
            new Thread(session::end).start();
            try {
                within(emptied);
                response.getWriter().print("data: not for a session that is over\n\n");
            } finally {
                asked.countDown();
            }
        }
    }

    private final class SlowlyEmptied extends HttpServletResponseWrapper {

        SlowlyEmptied(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void reset() {
            super.reset();
            emptied.countDown();
            within(asked);
        }
    }

    private static void within(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
