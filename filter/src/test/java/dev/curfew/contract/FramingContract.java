package dev.curfew.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.Curfew;
import dev.curfew.contract.Responses.Answer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes on a connection, each answer ends where it says, and what Tomcat refuses is refused as without Curfew. */
public abstract class FramingContract extends StagedContract {

    private static final int REQUESTS = 400;

    /** Tomcat closes a connection after these without saying so. */
    private static final Set<Integer> UNREADABLE = Set.of(400, 501, 505);

    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "TRACE",
            "trace",
            "CONNECT",
            "get",
            "head",
            "Head",
            "PROPFIND",
            "FOO",
            "M-SEARCH",
            "QUERY",
            "PRI",
            "G@T",
            "GE(T");

    private static final List<String> TARGETS = List.of(
            HELLO,
            "/app/sample/public/about",
            "/app/sample/hello?a=b",
            "/app/.curfew/session",
            "/.curfew/session",
            "/.curfew/nothing",
            "*",
            "/app/sample/%zz",
            "/app/sample/a%00b",
            "/app/sample/he%2Fllo",
            "/app/sample/..%2f..",
            "/../../app",
            "http://localhost/app/sample/hello",
            "http://localhost",
            "localhost:80",
            "app/sample/hello",
            "/app/sample/he{llo",
            "/app/sample/he\"llo");

    private static final List<String> HEADERS = List.of(
            "Accept: text/html",
            "Accept: */*",
            "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document",
            "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe",
            "Origin: https://a.example\r\nAccess-Control-Request-Method: PUT",
            "Connection: keep-alive",
            "Connection: close",
            "Upgrade: websocket\r\nConnection: Upgrade",
            "Cookie: curfew=nonsense",
            "If-None-Match: *",
            "Range: bytes=0-1",
            "Expect: 100-continue",
            "Max-Forwards: 0",
            "X: \u0001",
            "X Y: z");

    private final AtomicInteger arrived = new AtomicInteger();
    private final DoorFixture plain = DoorFixture.open(this::withoutDoor, TomcatFixture.usual());

    private void withoutDoor(Context application, Function<String, Curfew> curfew) {
        assertThat(curfew.apply("/app")).isNotNull();
        application.getPipeline().addValve(new ValveBase(true) {
            @Override
            public void invoke(Request request, Response response) throws IOException, ServletException {
                arrived.incrementAndGet();
                getNext().invoke(request, response);
            }
        });
    }

    /** Stands beside the plain one, to be ready for its end. */
    @BeforeAll
    void isPlain() {
        assertThat(plain.wire().send("GET " + HELLO).body()).contains("user=null");
    }

    @AfterAll
    void closePlain() throws LifecycleException {
        plain.curfew().close();
        plain.close();
    }

    @Test
    void everyAnswerEndsWhereItSays() throws IOException {
        long seed = Long.getLong("curfew.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            String method = one(random, METHODS);
            assertFramed("seed " + seed, method, request(random, method));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE /app/sample/hello HTTP/1.1\r\nHost: a\r\n\r\n",
                "TRACE /nowhere HTTP/1.1\r\nHost: a\r\n\r\n",
                "TRACE /app/sample/public/about HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /app/sample/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /app/sample/hello HTTP/1.1\r\n\r\n",
                "GET /app/sample/hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /app/sample/hello HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /app/sample/hello HTTP/1.0\r\n\r\n",
                "GET /app/sample/hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
                "HEAD /app/sample/hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
                "GET /app/sample/hello HTTP/2.0\r\nHost: a\r\n\r\n",
                "GET /app/sample/hello HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunky\r\n\r\n",
                "POST /app/sample/hello HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello"
            })
    void whatTomcatRefusesIsRefusedAlike(String request) throws IOException {
        assertFramed("", request.substring(0, request.indexOf(' ')), request);
    }

    private static String request(Random random, String method) {
        StringBuilder request = new StringBuilder(method + " " + one(random, TARGETS));
        request.append(random.nextInt(6) == 0 ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
        if (random.nextInt(20) != 0) {
            request.append("Host: localhost\r\n");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            request.append(one(random, HEADERS)).append("\r\n");
        }
        return switch (random.nextInt(5)) {
            case 0 -> request + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\nhello";
            case 1 -> request + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
            default -> request + "\r\n";
        };
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Behind each request comes another one, as the next user's would on a connection of a proxy. */
    private void assertFramed(String what, String method, String request) throws IOException {
        int before = arrived.get();
        List<Answer> expected = answers(plain, method, request);
        boolean refused = expected.get(0).status() != 404 && arrived.get() - before < expected.size();

        List<Answer> answers = answers(stage(), method, request);

        assertThat(answers).as("%s %s", what, request).isNotEmpty();
        if (refused) {
            assertThat(answers.get(0).status())
                    .as("%s %s", what, request)
                    .isEqualTo(expected.get(0).status());
            assertThat(answers.get(0).body())
                    .as("%s %s", what, request)
                    .isEqualTo(expected.get(0).body());
            assertThat(answers).as("%s %s", what, request).hasSameSizeAs(expected);
        }
        if (answers.size() == 1) {
            assertThat(answers.get(0).closes()
                            || UNREADABLE.contains(answers.get(0).status()))
                    .as("%s %s: %s", what, request, answers)
                    .isTrue();
        } else {
            assertThat(answers.get(1).body()).as("%s %s", what, request).contains("method=GET", "user=null");
        }
    }

    private static List<Answer> answers(DoorFixture stage, String method, String request) throws IOException {
        String next = "GET /app/sample/public/next HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), stage.wire().port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((request + next).getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return Responses.parse(socket.getInputStream().readAllBytes(), List.of(method, "GET"));
        }
    }
}
