package dev.curfew.servlet.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEnd;
import dev.curfew.api.SessionLease;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SocketsTest {

    private static final SessionEnd IDLE = new SessionEnd("idle-timeout", Instant.EPOCH);

    private final Sockets sockets = new Sockets();
    private final List<FakeLease> leases = new ArrayList<>();
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
    private boolean open = true;

    @Test
    void areClosedWithThePolicyCodeAndTheReasonOfTheEnd() throws Exception {
        open("websocket").session = session();
        leases.get(0).end(IDLE);

        assertThat(closed).isDone();
        assertThat(closed.get().getCloseCode().getCode()).isEqualTo(1008);
        assertThat(closed.get().getReasonPhrase()).isEqualTo("idle-timeout");
    }

    @Test
    void areClosedAlsoIfTheyOpenOnlyAfterTheEnd() throws Exception {
        Handler handler = open("WebSocket");
        leases.get(0).end(IDLE);
        assertThat(closed).isNotDone();
        handler.session = session();

        assertThat(closed.get(10, TimeUnit.SECONDS).getReasonPhrase()).isEqualTo("idle-timeout");
        assertThat(handler.destroyed).isNotDone();
    }

    @Test
    void thatNeverOpenLoseTheirConnection() throws Exception {
        Handler handler = open("websocket");
        leases.get(0).end(IDLE);

        assertThat(handler.destroyed.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(closed).isNotDone();
    }

    @Test
    void thatAreGoneGiveTheirLeasesBack() throws Exception {
        for (int i = 0; i < 64; i++) {
            open("websocket").session = session();
        }
        open = false;
        open("websocket");

        assertThat(leases).hasSize(65);
        assertThat(leases.subList(0, 64)).allMatch(lease -> lease.closed);
        assertThat(leases.get(64).closed).isFalse();
    }

    @Test
    void areNothingToARequestWithoutSessionOrOfAnotherKind() {
        HttpServletRequest nobody = request("websocket", null);
        HttpServletRequest page = request(null, curfewSession());

        assertThat(sockets.watch(nobody)).isSameAs(nobody);
        assertThat(sockets.watch(page)).isSameAs(page);
    }

    private Handler open(String upgrade) throws Exception {
        return sockets.watch(request(upgrade, curfewSession())).upgrade(Handler.class);
    }

    private static HttpServletRequest request(@Nullable String upgrade, @Nullable CurfewSession session) {
        return fake(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getHeader" -> upgrade;
            case "getAttribute" -> session;
            case "upgrade" -> new Handler();
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private CurfewSession curfewSession() {
        return fake(CurfewSession.class, (method, arguments) -> {
            FakeLease lease = new FakeLease();
            leases.add(lease);
            return lease;
        });
    }

    private Session session() {
        Map<String, Object> properties = new HashMap<>();
        return fake(Session.class, (method, arguments) -> switch (method) {
            case "getUserProperties" -> properties;
            case "isOpen" -> open;
            case "close" -> {
                closed.complete((CloseReason) arguments[0]);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private interface Answer {

        @Nullable
        Object to(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    /** As Tomcat's: the session stands in a private field, once it is open. */
    private static final class Handler implements HttpUpgradeHandler {

        private final CompletableFuture<Boolean> destroyed = new CompletableFuture<>();
        private volatile @Nullable Session session;

        @Override
        public void init(WebConnection connection) {}

        @Override
        public void destroy() {
            destroyed.complete(session == null);
        }
    }

    private static final class FakeLease implements SessionLease {

        private @Nullable Consumer<? super SessionEnd> listener;
        private boolean closed;

        void end(SessionEnd end) {
            if (listener != null) {
                listener.accept(end);
            }
        }

        @Override
        public boolean isLiving() {
            return !closed;
        }

        @Override
        public void requireLiving() {}

        @Override
        public @Nullable String getReason() {
            return null;
        }

        @Override
        public void onEnd(Consumer<? super SessionEnd> listener) {
            this.listener = listener;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
