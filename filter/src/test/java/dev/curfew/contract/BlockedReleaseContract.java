package dev.curfew.contract;

import static dev.curfew.contract.TomcatFixture.IDLE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.api.CurfewSession;
import dev.curfew.browser.Browser;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import dev.curfew.session.EndReason;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;
import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listeners of an application that block, and clients that do not read, keep no other session from ending within its second. */
public abstract class BlockedReleaseContract extends StagedContract {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final int DEAF = 200;

    /** Fewer than Curfew has threads for. */
    private static final int SOME = 20;

    /** More than Curfew has threads for. */
    private static final int TOO_MANY = 40;

    private final List<Socket> deaf = new ArrayList<>();
    private final AtomicInteger blocked = new AtomicInteger();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch release = new CountDownLatch(1);
    private volatile CountDownLatch polls = new CountDownLatch(1);

    /** What waits for its user would not end yet. */
    @Override
    protected TomcatFixture scene() {
        return TomcatFixture.usual()
                .withRules(new Rule(
                        "all",
                        Condition.ALWAYS,
                        Effect.builder().resumeWithin(0).build()));
    }

    @Override
    protected void build(Context application) {
        for (Connector connector :
                ((Engine) application.getParent().getParent()).getService().findConnectors()) {
            connector.setProperty("socket.txBufSize", "8192");
        }
        Wrapper servlet = Tomcat.addServlet(application, "listening", new Listening());
        servlet.setAsyncSupported(true);
        servlet.addMapping("/listening/*");
        application.addServletContainerInitializer(new WsSci(), null);
        application.addServletContainerInitializer(
                (unused, context) -> {
                    try {
                        ((ServerContainer) context.getAttribute(ServerContainer.class.getName()))
                                .addEndpoint(ServerEndpointConfig.Builder.create(Flood.class, "/flood")
                                        .build());
                    } catch (DeploymentException fault) {
                        throw new ServletException(fault);
                    }
                },
                null);
    }

    /** Sends more than a client takes that does not read. */
    public static final class Flood extends Endpoint {

        private static final String MUCH = "x".repeat(4_000_000);

        /** Made by the container. */
        public Flood() {}

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            var unused = session.getAsyncRemote().sendText(MUCH);
        }
    }

    private final class Listening extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            CurfewSession session = (CurfewSession) request.getAttribute(CurfewSession.ATTRIBUTE);
            switch (request.getPathInfo()) {
                case "/blocks" -> {
                    for (int i = 0; i < Integer.parseInt(request.getParameter("listeners")); i++) {
                        session.lease().onEnd(end -> block());
                    }
                    request.getSession().setAttribute("blocks", new Blocking());
                }
                case "/listens" -> {
                    session.lease().onEnd(end -> told.add(end.reason()));
                    response.getWriter().print(request.getSession().getId());
                }
                default -> {
                    request.startAsync().setTimeout(0);
                    polls.countDown();
                }
            }
        }
    }

    private final class Blocking implements HttpSessionBindingListener {

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            block();
        }
    }

    private void block() {
        CountDownLatch until = release;
        blocked.incrementAndGet();
        try {
            assertThat(until.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @BeforeEach
    void blockAnew() {
        release = new CountDownLatch(1);
        polls = new CountDownLatch(1);
        blocked.set(0);
        told.clear();
        signIn();
    }

    @AfterEach
    void letGo() throws IOException {
        release.countDown();
        for (Socket socket : deaf) {
            socket.close();
        }
        deaf.clear();
    }

    private int port() {
        return stage().url("/").getPort();
    }

    /** A WebSocket whose client reads that it is open, and nothing more. */
    private void openDeaf() throws IOException {
        Socket socket = new Socket();
        deaf.add(socket);
        socket.setReceiveBufferSize(2048);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        String handshake = String.join(
                "\r\n",
                "GET /app/flood HTTP/1.1",
                "Host: localhost",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                cookieHeader(alice()),
                "",
                "");
        socket.getOutputStream().write(handshake.getBytes(ISO_8859_1));
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readNBytes(12), ISO_8859_1)).isEqualTo("HTTP/1.1 101");
    }

    private CompletableFuture<KeptConnection.Answer> poll(Browser browser) throws InterruptedException {
        CompletableFuture<KeptConnection.Answer> answer = CompletableFuture.supplyAsync(
                () -> {
                    try (KeptConnection connection = new KeptConnection(port())) {
                        connection.ask("/app/listening/poll", cookieHeader(browser));
                        return connection.answer();
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                },
                task -> new Thread(task, "client").start());
        assertThat(polls.await(10, TimeUnit.SECONDS)).isTrue();
        return answer;
    }

    /** Alice's session is about to block what it can when it ends; Bob's begins, and ends a minute later. */
    private void endBlocking(Browser bob, int listeners) throws IOException {
        alice().fetch(stage().url("/app/listening/blocks?listeners=" + listeners));
        for (int i = 0; i < DEAF; i++) {
            openDeaf();
        }
        clock().advance(LATER);
        signIn(bob, "bob");
    }

    private void endAlices(int blocking) {
        clock().advance(IDLE.minus(LATER).plusMillis(250));
        DoorFixture.await("what blocks does so", () -> blocked.get() == blocking);
    }

    private void assertEndsSoon(String httpSession, CompletableFuture<KeptConnection.Answer> poll) throws Exception {
        clock().advance(LATER);
        assertThat(poll.get(SOON.toMillis(), TimeUnit.MILLISECONDS).status()).isEqualTo(401);
        DoorFixture.await("the HttpSession is gone", SOON, () -> stage().endedHttpSessions()
                .contains(httpSession));
        assertThat(endings()).containsExactly(EndReason.IDLE_TIMEOUT, EndReason.IDLE_TIMEOUT);
    }

    private long waitingListeners() {
        try {
            return (Integer) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(stage().curfew().jmxName(), "WaitingListeners");
        } catch (JMException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Test
    void everythingOfAnotherSessionEndsWithinASecond() throws Exception {
        Browser bob = new Browser();
        endBlocking(bob, SOME);
        String httpSession = bob.fetch(stage().url("/app/listening/listens")).body();
        CompletableFuture<KeptConnection.Answer> poll = poll(bob);
        endAlices(SOME + 1);

        assertEndsSoon(httpSession, poll);
        DoorFixture.await("the listener has been told", SOON, () -> told.equals(List.of("idle-timeout")));
        assertThat(waitingListeners()).isZero();
    }

    @Test
    void whereMoreBlocksThanThereAreThreadsOnlyListenersWaitAndNoneIsLost() throws Exception {
        Browser bob = new Browser();
        endBlocking(bob, TOO_MANY);
        String httpSession = bob.fetch(stage().url("/app/listening/listens")).body();
        CompletableFuture<KeptConnection.Answer> poll = poll(bob);
        endAlices(32 + 1);

        assertEndsSoon(httpSession, poll);
        DoorFixture.await("the listeners wait", () -> waitingListeners() == TOO_MANY - 32 + 1);
        release.countDown();
        DoorFixture.await("the listener has been told", () -> told.equals(List.of("idle-timeout")));
        assertThat(blocked).hasValue(TOO_MANY + 1);
    }
}
