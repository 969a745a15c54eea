package dev.curfew.valve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.Curfew;
import dev.curfew.browser.Browser;
import dev.curfew.contract.Door;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.TomcatFixture;
import dev.curfew.contract.Wire;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.catalina.Container;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that Tomcat, or a valve before ours, has refused already. */
class RefusedRequestContractTest {

    private static void guard(Container place, Function<String, Curfew> curfew) {
        place.getPipeline().addValve(new CurfewValve((config, path) -> curfew.apply(path)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAValveHasRefusedReachesNothingThoughItIsPassedOn(boolean host) throws Exception {
        Door door = (application, curfew) -> {
            Container place = host ? application.getParent() : application;
            place.getPipeline().addValve(new Refusing());
            guard(place, curfew);
        };
        try (DoorFixture stage = DoorFixture.open(door, TomcatFixture.usual())) {
            for (String path : List.of("/app/sample/hello", "/app/sample/public/about", "/app/.curfew/session")) {
                Wire.Answer answer = stage.wire().send("GET " + path);

                assertThat(answer.status()).as(path).isEqualTo(418);
                assertThat(answer.body()).as(path).hasSize(Integer.parseInt(answer.value("Content-Length")));
            }
            assertThat(stage.served()).isZero();
        }
    }

    /** The error page is the application's, and Tomcat's own dispatch leads to it: nobody has been let in. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theErrorPageOfARefusalSeesNoHttpSession(boolean host) throws Exception {
        Door door = (application, curfew) -> guard(host ? application.getParent() : application, curfew);
        try (DoorFixture stage = DoorFixture.open(door, TomcatFixture.usual(), List.of("/app"), application -> {
            ErrorPage page = new ErrorPage();
            page.setErrorCode(405);
            page.setLocation("/sample/error");
            application.addErrorPage(page);
        })) {
            Browser alice = new Browser();
            stage.signIn(alice, alice.open(stage.url("/app/sample/count")), "alice");
            String session = alice.cookies().get("JSESSIONID").value();

            Wire.Answer answer = stage.wire().send("TRACE /app/sample/hello", "Cookie: JSESSIONID=" + session);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.body()).contains("http-session=null", "user=null");
        }
    }

    /** Refuses everything, and passes it on all the same. */
    private static final class Refusing extends ValveBase {

        Refusing() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            response.sendError(418);
            getNext().invoke(request, response);
        }
    }
}
