package dev.curfew.servlet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.contract.KeptConnection;
import dev.curfew.servlet.FakeSession;
import dev.curfew.servlet.StreamDoor;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
