package dev.curfew.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.contract.Door;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.TomcatFixture;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications of one host that send their requests on to each other ({@code crossContext="true"}). */
class CrossContextContractTest {

    private static final Door FILTER = new FilterDoor();

    /** Before both applications. */
    private static final Door BOTH = (application, curfew) -> {
        FILTER.guard((Context) application.getParent().findChild("/other"), curfew);
        FILTER.guard(application, curfew);
    };

    /** Before the one only that requests are sent on to. */
    private static final Door SECOND = (application, curfew) ->
            FILTER.guard((Context) application.getParent().findChild("/other"), curfew);

    enum Way {
        FORWARD,
        INCLUDE,
        ASYNC
    }

    private static DoorFixture open(Door door) {
        return DoorFixture.open(
                door, TomcatFixture.usual(), List.of("/app", "/other"), CrossContextContractTest::build);
    }

    private static void build(Context application) {
        application.setCrossContext(true);
        Wrapper sending = Tomcat.addServlet(application, "sending", new Sending());
        sending.setAsyncSupported(true);
        sending.addMapping("/send/*");
        Tomcat.addServlet(application, "seeing", new Seeing()).addMapping("/seen");
    }

    /** Sends each request on to the other application. */
    private static final class Sending extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.getSession();
            ServletContext other = request.getServletContext().getContext("/other");
            RequestDispatcher next = other.getRequestDispatcher("/seen");
            switch (Way.valueOf(request.getPathInfo().substring(1))) {
                case FORWARD -> next.forward(request, response);
                case INCLUDE -> next.include(request, response);
                case ASYNC -> request.startAsync().dispatch(other, "/seen");
            }
        }
    }

    private static final class Seeing extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .println("seen by " + request.getServletContext().getContextPath() + ", user="
                            + request.getRemoteUser());
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatOneFilterHasLetThroughTheOtherLeavesAlone(Way way) throws Exception {
        try (DoorFixture stage = open(BOTH)) {
            Browser alice = new Browser();
            stage.signIn(alice, alice.open(stage.url("/app/sample/hello")), "alice");
            String id = httpSession(alice, stage);

            Page page = alice.open(stage.url("/app/send/" + way));

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("seen by /other, user=alice");
            assertThat(httpSession(alice, stage)).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORWARD", "INCLUDE"})
    void anApplicationWithoutCurfewKeepsItsHttpSessionWhenItAsksOneWithCurfew(String way) throws Exception {
        try (DoorFixture stage = open(SECOND)) {
            Browser alice = new Browser();
            String id = httpSession(alice, stage);

            alice.fetch(stage.url("/app/send/" + way));

            assertThat(httpSession(alice, stage)).isEqualTo(id);
            assertThat(stage.endedHttpSessions()).isEmpty();
        }
    }

    private static String httpSession(Browser browser, DoorFixture stage) {
        return browser.fetch(stage.url("/app/sample/count"))
                .body()
                .lines()
                .filter(line -> line.startsWith("http-session="))
                .findFirst()
                .orElseThrow();
    }
}
