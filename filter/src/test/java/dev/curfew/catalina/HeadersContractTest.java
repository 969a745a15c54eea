package dev.curfew.catalina;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers past Tomcat's facades, on a real Tomcat: what is read and written is what the servlet API would. */
class HeadersContractTest {

    private static final List<Map.Entry<String, String>> OURS =
            List.of(Map.entry("Curfew-Remaining", "idle=3600, absolute=none"), Map.entry("Cache-Control", "no-store"));

    private final Tomcat tomcat = new Tomcat();
    private volatile BiConsumer<HttpServletRequest, HttpServletResponse> application = (request, response) -> {};

    @BeforeEach
    void start(@TempDir Path base) throws LifecycleException {
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", base.toString());
        HttpServlet any = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                application.accept(request, response);
            }
        };
        Tomcat.addServlet(context, "any", any).addMapping("/*");
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private HttpResponse<String> answer(BiConsumer<HttpServletRequest, HttpServletResponse> doing, String... headers)
            throws Exception {
        application = doing;
        URI page = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
        HttpRequest.Builder request = HttpRequest.newBuilder(page);
        return HttpClient.newHttpClient()
                .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    @Test
    void everyHeaderThatWasSentIsFoundInAnyCase() throws Exception {
        List<String> wrong = new ArrayList<>();
        answer(
                (request, response) -> compare(request, request, wrong),
                "Sec-Fetch-Mode",
                "navigate",
                "Cookie",
                "a=b",
                "cookie",
                "c=d",
                "X-Empty",
                "",
                "x",
                "one letter");
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsWrappedAroundARequestIsAsked() throws Exception {
        List<String> found = new ArrayList<>();
        answer(
                (request, response) -> {
                    SentHeaders headers = new SentHeaders(new HttpServletRequestWrapper(request) {
                        @Override
                        public String getHeader(String name) {
                            return name.equals("Accept") ? "of the wrapper" : super.getHeader(name);
                        }
                    });
                    found.add(String.valueOf(headers.first("Accept")));
                    found.addAll(headers.all("X-Two"));
                },
                "Accept",
                "of the client",
                "X-Two",
                "1",
                "X-Two",
                "2");
        assertThat(found).containsExactly("of the wrapper", "1", "2");
    }

    private static void compare(HttpServletRequest asked, HttpServletRequest request, List<String> wrong) {
        SentHeaders headers = new SentHeaders(asked);
        List<String> names = Collections.list(request.getHeaderNames());
        names.addAll(
                List.of("SEC-FETCH-MODE", "COOKIE", "X-EMPTY", "X", "Sec-Fetch-Dest", "Upgrade", "X-Moz", "y", ""));
        for (String name : names) {
            String expected = request.getHeader(name);
            if (!String.valueOf(expected).equals(String.valueOf(headers.first(name)))
                    || !Collections.list(request.getHeaders(name)).equals(headers.all(name))) {
                wrong.add(name);
            }
        }
    }

    @Test
    void headersAreSet() throws Exception {
        HttpResponse<String> answer = answer((request, response) -> WireHeaders.set(OURS, response));
        assertThat(answer.headers().allValues("Curfew-Remaining")).containsExactly("idle=3600, absolute=none");
        assertThat(answer.headers().allValues("cache-control")).containsExactly("no-store");
    }

    @Test
    void whatWasThereIsReplacedAndTheApplicationMayReplaceThem() throws Exception {
        List<String> seen = new ArrayList<>();
        HttpResponse<String> answer = answer((request, response) -> {
            response.addHeader("cache-control", "max-age=1");
            response.addHeader("Cache-Control", "max-age=2");
            WireHeaders.set(OURS, response);
            seen.addAll(response.getHeaders("Cache-Control"));
            seen.add(response.getHeader("curfew-remaining"));
            response.setHeader("Curfew-Remaining", "mine");
        });
        assertThat(seen).containsExactly("no-store", "idle=3600, absolute=none");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().allValues("Curfew-Remaining")).containsExactly("mine");
    }

    /** Tomcat writes a length into the place of an earlier header's value: no name or value of ours may be that place. */
    @Test
    void oneConnectionMayGoOn() throws Exception {
        for (int i = 0; i < 20; i++) {
            int length = i;
            boolean ours = i % 2 == 0;
            HttpResponse<String> answer = answer((request, response) -> {
                if (ours) {
                    WireHeaders.set(OURS, response);
                }
                write(response, "x".repeat(length));
            });
            assertThat(answer.body()).hasSize(length);
            assertThat(answer.headers().allValues("Curfew-Remaining")).hasSize(ours ? 1 : 0);
            assertThat(answer.headers().allValues("Cache-Control")).isEqualTo(ours ? List.of("no-store") : List.of());
        }
    }

    private static void write(HttpServletResponse response, String body) {
        response.setContentLength(body.length());
        try {
            response.getOutputStream().print(body);
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Test
    void whatIsWrappedAroundAResponseIsTold() throws Exception {
        List<String> told = new ArrayList<>();
        HttpResponse<String> answer =
                answer((request, response) -> WireHeaders.set(OURS, new HttpServletResponseWrapper(response) {
                    @Override
                    public void setHeader(String name, String value) {
                        told.add(name);
                    }
                }));
        assertThat(told).containsExactly("Curfew-Remaining", "Cache-Control");
        assertThat(answer.headers().firstValue("Curfew-Remaining")).isEmpty();
    }

    @Test
    void nothingIsSetOnceAnAnswerIsSent() throws Exception {
        List<String> seen = new ArrayList<>();
        HttpResponse<String> answer = answer((request, response) -> {
            try {
                response.flushBuffer();
            } catch (IOException gone) {
                throw new IllegalStateException(gone);
            }
            WireHeaders.set(OURS, response);
            seen.add(String.valueOf(response.getHeader("Curfew-Remaining")));
        });
        assertThat(seen).containsExactly("null");
        assertThat(answer.headers().firstValue("Curfew-Remaining")).isEmpty();
    }
}
