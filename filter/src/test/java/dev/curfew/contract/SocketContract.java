package dev.curfew.contract;

import static dev.curfew.contract.TomcatFixture.ABSOLUTE;
import static dev.curfew.contract.TomcatFixture.IDLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Effect;
import jakarta.servlet.ServletException;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebSockets end with their session within a second, also without a request, with code 1008 and the reason. */
public abstract class SocketContract extends StagedContract {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration PAST_IDLE = IDLE.plusMillis(250);

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual()
                .withRules(
                        TomcatFixture.rule("chat", "/app/chat", Effect.builder().activity(ActivityRule.MESSAGES)));
    }

    @Override
    protected void build(Context application) {
        application.addServletContainerInitializer(new WsSci(), null);
        application.addServletContainerInitializer(
                (unused, context) -> {
                    try {
                        ServerContainer container =
                                (ServerContainer) context.getAttribute(ServerContainer.class.getName());
                        for (String path : List.of("/echo", "/chat")) {
                            container.addEndpoint(ServerEndpointConfig.Builder.create(Echo.class, path)
                                    .build());
                        }
                    } catch (DeploymentException fault) {
                        throw new ServletException(fault);
                    }
                },
                null);
    }

    /** Says what it hears. */
    public static final class Echo extends Endpoint {

        /** Made by the container. */
        public Echo() {}

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.addMessageHandler(String.class, (MessageHandler.Whole<String>) text -> {
                try {
                    session.getBasicRemote().sendText(text);
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
        }
    }

    private static final class Ear implements WebSocket.Listener {

        private final CompletableFuture<String> closed = new CompletableFuture<>();
        private final CompletableFuture<Boolean> ponged = new CompletableFuture<>();
        private volatile CompletableFuture<String> heard = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            ponged.complete(true);
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.complete(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code + " " + reason);
            return null;
        }
    }

    private final class Line {

        private final Ear ear = new Ear();
        private final WebSocket socket;

        Line() throws Exception {
            this("/app/echo");
        }

        Line(String path) throws Exception {
            socket = client.newWebSocketBuilder()
                    .header("Cookie", "curfew=" + sessionCookie(alice()).value())
                    .buildAsync(URI.create(stage().url(path).toString().replace("http:", "ws:")), ear)
                    .get(10, TimeUnit.SECONDS);
        }

        String hear(String said) throws Exception {
            ear.heard = new CompletableFuture<>();
            socket.sendText(said, true).join();
            return ear.heard.get(10, TimeUnit.SECONDS);
        }

        String closedSoon() throws Exception {
            return ear.closed.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @BeforeEach
    void signInFirst() {
        signIn();
    }

    @Test
    void anIdleEndClosesIt() throws Exception {
        Line line = new Line();
        assertThat(line.hear("x")).isEqualTo("x");
        clock().advance(PAST_IDLE);

        assertThat(line.closedSoon()).isEqualTo("1008 idle-timeout");
    }

    @Test
    void anAbsoluteEndClosesIt() throws Exception {
        Line line = new Line();
        for (int i = 0; i < 4; i++) {
            clock().advance(Duration.ofMinutes(14));
            alice().fetch(hello());
        }
        assertThat(line.hear("x")).isEqualTo("x");
        clock().advance(ABSOLUTE.minusMinutes(56).plusMillis(250));

        assertThat(line.closedSoon()).isEqualTo("1008 absolute-timeout");
    }

    @Test
    void aLogoutClosesIt() throws Exception {
        Line line = new Line();
        alice().fetch(stage().url("/app/sample/logout"));

        assertThat(line.closedSoon()).isEqualTo("1008 logout");
    }

    @Test
    void aRevocationFromAnotherBrowserClosesIt() throws Exception {
        Line line = new Line();
        Browser other = new Browser();
        signIn(other, "alice");
        Page others = other.open(endpoint("session/others"));
        other.submit(others.form("form").press("button[value=all]"));

        assertThat(line.closedSoon()).isEqualTo("1008 revoked");
    }

    @Test
    void itsFramesAreNoActivity() throws Exception {
        Line line = new Line();
        clock().advance(IDLE.minusMillis(1));
        assertThat(line.hear("still here")).isEqualTo("still here");
        line.socket.sendPong(ByteBuffer.allocate(0)).join();
        assertThat(line.ear.closed).isNotDone();
        clock().advance(Duration.ofMillis(1));

        assertThat(line.closedSoon()).isEqualTo("1008 idle-timeout");
    }

    @Test
    void itsMessagesAreActivityWhereARuleSaysSo() throws Exception {
        Line line = new Line("/app/chat");
        clock().advance(IDLE.minusMillis(1));
        assertThat(line.hear("still here")).isEqualTo("still here");
        clock().advance(IDLE.minusMillis(1));
        assertThat(status()).contains("\"state\":\"warning\"");
        clock().advance(Duration.ofMillis(251));

        assertThat(line.closedSoon()).isEqualTo("1008 idle-timeout");
    }

    @Test
    void itsPongsAndWhatTheApplicationSendsAreNoActivityEvenThere() throws Exception {
        Line line = new Line("/app/chat");
        assertThat(line.hear("say it later")).isEqualTo("say it later");
        clock().advance(IDLE.minusMillis(1));
        line.socket.sendPong(ByteBuffer.allocate(0)).join();
        line.socket.sendPing(ByteBuffer.allocate(0)).join();
        line.ear.ponged.get(10, TimeUnit.SECONDS);
        clock().advance(Duration.ofMillis(251));

        assertThat(line.closedSoon()).isEqualTo("1008 idle-timeout");
    }

    @Test
    void aMessageAtTheEndComesTooLate() throws Exception {
        Line line = new Line("/app/chat");
        clock().advance(IDLE);
        line.socket.sendText("too late", true).join();
        clock().advance(Duration.ofMillis(250));

        assertThat(line.closedSoon()).isEqualTo("1008 idle-timeout");
    }

    @Test
    void aSocketOfAnotherSessionStaysOpen() throws Exception {
        Line line = new Line();
        Browser bob = new Browser();
        signIn(bob, "bob");
        bob.fetch(stage().url("/app/sample/logout"));

        assertThat(line.hear("x")).isEqualTo("x");
    }
}
