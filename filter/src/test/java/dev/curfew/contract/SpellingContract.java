package dev.curfew.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.policy.Access;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Rule;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.junit.jupiter.api.Test;

/**
 * However an address is written, a public rule opens nothing but what it says. Tomcat's own mapping is the judge: a servlet of the closed area
 * tells of everything that reaches it.
 */
@Sampled
public abstract class SpellingContract extends StagedContract {

    private static final int SPELLINGS = Integer.getInteger("curfew.spellings", SampleSize.of(5000));

    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "PUT", "get", "FOO", "PROPFIND");

    private static final List<String> HEADERS = List.of(
            "X-Original-URL: /app/open/a",
            "X-Rewrite-URL: /app/open/a",
            "X-Forwarded-Prefix: /app/open",
            "X-HTTP-Method-Override: GET",
            "Sec-Purpose: prefetch",
            "Origin: https://a.example\r\nAccess-Control-Request-Method: GET",
            "Referer: http://localhost/app/open/a",
            "Upgrade: websocket",
            "Cookie: JSESSIONID=x; curfew=x");

    private final Queue<String> reached = new ConcurrentLinkedQueue<>();
    private final AtomicInteger opened = new AtomicInteger();

    @Override
    protected TomcatFixture scene() {
        Effect open = Effect.builder().access(Access.PUBLIC).build();
        return TomcatFixture.usual()
                .withRules(
                        new Rule("area", Condition.path("/app/open/**"), open),
                        new Rule("page", Condition.path("/app/page"), open),
                        new Rule("styles", Condition.path("/app/*.css", "/app/open/**/*.css"), open),
                        new Rule("pictures", Condition.path("/app/x/**/*.png"), open));
    }

    @Override
    protected void build(Context application) {
        application.addServletContainerInitializer((unused, context) -> deploy(context), null);
    }

    private void deploy(ServletContext context) {
        context.addServlet("closed", new Telling(true)).addMapping("/closed/*");
        context.addServlet("open", new Telling(false)).addMapping("/open/*", "/page", "*.css", "*.png");
    }

    @Test
    void noSpellingReachesTheClosedArea() throws IOException {
        long seed = Long.getLong("curfew.seed", System.nanoTime());
        Random random = new Random(seed);
        Spellings spellings = new Spellings(random);
        for (int i = 0; i < SPELLINGS; i++) {
            send(request(random, spellings));
        }

        assertThat(reached).as("seed %d", seed).isEmpty();
        assertThat(opened.get())
                .as("what is open is reached, so that the test tests something")
                .isGreaterThan(SPELLINGS / 100);
    }

    private static String request(Random random, Spellings spellings) {
        String header = random.nextInt(5) == 0 ? HEADERS.get(random.nextInt(HEADERS.size())) + "\r\n" : "";
        return METHODS.get(random.nextInt(METHODS.size())) + " " + spellings.next()
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n";
    }

    private void send(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), stage().wire().port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Tells what came to it without a user, if it came to the closed area. */
    private final class Telling extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final boolean closed;

        Telling(boolean closed) {
            this.closed = closed;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            String what = request.getMethod() + " " + request.getRequestURI();
            boolean isClosed = closed || !isOpen(request.getServletPath());
            if (isClosed && request.getUserPrincipal() == null) {
                reached.add(what);
            } else {
                opened.incrementAndGet();
            }
        }

        /** Styles and pictures are open where the rules say, and not wherever their servlet is. */
        private boolean isOpen(String path) {
            return path.equals("/page")
                    || path.equals("/open")
                    || path.startsWith("/open/")
                    || (path.endsWith(".css") && path.lastIndexOf('/') == 0)
                    || (path.endsWith(".png") && path.startsWith("/x/"));
        }
    }
}
