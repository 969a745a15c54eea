package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only Curfew may say, in whatever spelling it comes from outside, no accessor of a request shows. */
public abstract class OwnHeaderContract extends StagedContract {

    private static final long SEED = 20_261_130;
    private static final List<String> NAMES = List.of("curfew-remaining", "curfew-user", "curfew-x");

    @Override
    protected void build(Context application) {
        Tomcat.addServlet(application, "headers", new Headers()).addMapping("/sample/public/headers");
        Container engine = application.getParent().getParent();
        Arrays.stream(((Engine) engine).getService().findConnectors())
                .forEach(connector ->
                        connector.setProperty("allowedTrailerHeaders", String.join(",", NAMES) + ",plain"));
    }

    static Stream<String> spellings() {
        Random random = new Random(SEED);
        return NAMES.stream().flatMap(name -> Stream.of(name, "Curfew" + name.substring(6), mixed(name, random)));
    }

    private static String mixed(String name, Random random) {
        StringBuilder all = new StringBuilder();
        name.chars().forEach(c -> all.append((char) (random.nextBoolean() ? Character.toUpperCase(c) : c)));
        return all.toString();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void noAccessorShowsIt(String name) {
        Wire.Answer answer = stage().wire()
                .send(
                        "POST /app/sample/public/headers?name=" + name,
                        "Host: localhost",
                        "Connection: close",
                        name + ": 42",
                        "Transfer-Encoding: chunked",
                        "Trailer: " + name + "\r\n\r\n0\r\n" + name + ": 42\r\nPlain: 7\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .as("seed " + SEED + ", " + name)
                .contains("accessors=4")
                .doesNotContain("42");
        assertThat(answer.body().toLowerCase(Locale.ROOT))
                .contains("trailers=[plain]")
                .doesNotContain("curfew-");
    }

    /** Asks for it in every way that the servlet API has. */
    private static final class Headers extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String name = request.getParameter("name");
            request.getInputStream().readAllBytes();
            List<Method> accessors = Arrays.stream(HttpServletRequest.class.getMethods())
                    .filter(method -> method.getName().matches("get.*Headers?"))
                    .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                    .toList();
            response.getWriter().println("accessors=" + accessors.size());
            for (Method accessor : accessors) {
                response.getWriter().println(accessor.getName() + "=" + said(accessor, request, name));
            }
            response.getWriter().println("names=" + Collections.list(request.getHeaderNames()));
            response.getWriter()
                    .println("trailers=" + request.getTrailerFields().keySet());
        }

        private static Object said(Method accessor, HttpServletRequest request, String name) {
            try {
                Object value = accessor.invoke(request, name);
                return value instanceof Enumeration<?> all ? Collections.list(all) : String.valueOf(value);
            } catch (ReflectiveOperationException fault) {
                return fault.getCause() instanceof IllegalArgumentException ? "42 is no date" : fault.toString();
            }
        }
    }
}
