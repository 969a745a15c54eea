package dev.curfew.valve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.contract.Door;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.TomcatFixture;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;

/** The valve stands at the host, and an application below it, whose manager keeps sessions in a file, is loaded anew. */
class ReloadContractTest {

    private static final Door HOST = (application, curfew) ->
            application.getParent().getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));

    private static void build(Context application, List<Context> applications) {
        applications.add(application);
        StandardManager lasting = new StandardManager();
        lasting.setPathname("SESSIONS.ser");
        application.setManager(lasting);
        application.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.CONFIGURE_START_EVENT)) {
                Tomcat.addServlet(application, "counting", new Counting()).addMapping("/counting");
            }
        });
    }

    private static final class Counting extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            HttpSession session = request.getSession();
            int count = session.getAttribute("count") instanceof Integer before ? before + 1 : 1;
            session.setAttribute("count", count);
            response.getWriter().print("count=" + count);
        }
    }

    @Test
    void whatWaitsIsOutOfReachAgainAndGoesOnWithItsUser() throws Exception {
        List<Context> applications = new ArrayList<>();
        try (DoorFixture stage = DoorFixture.open(
                HOST, TomcatFixture.usual(), List.of("/app"), application -> build(application, applications))) {
            Context application = applications.get(0);
            Browser alice = new Browser();
            stage.signIn(alice, alice.open(stage.url("/app/counting")), "alice");
            String id = application.getManager().findSessions()[0].getId();
            stage.clock().advance(TomcatFixture.IDLE);
            DoorFixture.await(
                    "it is out of reach", () -> application.getManager().findSessions().length == 0);

            application.reload();

            assertThat(stage.endedHttpSessions()).isEmpty();
            assertThat(application.getManager().findSession(id)).isNull();
            Page again = stage.signIn(alice, alice.open(stage.url("/app/counting")), "alice");
            assertThat(again.body()).contains("count=2");
        }
    }
}
