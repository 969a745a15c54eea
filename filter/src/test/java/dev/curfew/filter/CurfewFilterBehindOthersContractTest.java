package dev.curfew.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.contract.Door;
import dev.curfew.contract.DoorFixture;
import dev.curfew.contract.TomcatFixture;
import dev.curfew.contract.Wire;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.Test;

/** A filter of the application that stands before Curfew's, and has begun to answer. */
class CurfewFilterBehindOthersContractTest {

    @Test
    void whatIsOnItsWayAlreadyIsNotAddedTo() throws Exception {
        Wire.Answer answer = answerBehind(true);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("early").doesNotContain("urn:curfew");
    }

    @Test
    void whatIsNotYetOnItsWayIsReplaced() throws Exception {
        Wire.Answer answer = answerBehind(false);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .startsWith("{")
                .endsWith("}")
                .hasSize(Integer.parseInt(answer.value("Content-Length")));
    }

    private static Wire.Answer answerBehind(boolean flushing) throws Exception {
        try (DoorFixture stage = DoorFixture.open(behind(flushing), TomcatFixture.usual())) {
            Wire.Answer answer = stage.wire().send("GET /app/sample/hello");
            assertThat(stage.served()).isZero();
            return answer;
        }
    }

    private static Door behind(boolean flushing) {
        return (application, curfew) -> {
            FilterDef early = new FilterDef();
            early.setFilterName("early");
            early.setAsyncSupported("true");
            early.setFilter(early(flushing));
            application.addFilterDef(early);
            FilterMap everything = new FilterMap();
            everything.setFilterName("early");
            everything.addURLPattern("/*");
            application.addFilterMap(everything);
            new FilterDoor().guard(application, curfew);
        };
    }

    private static Filter early(boolean flushing) {
        return (request, response, chain) -> {
            write(((HttpServletResponse) response).getOutputStream());
            if (flushing) {
                response.flushBuffer();
            }
            chain.doFilter(request, response);
        };
    }

    private static void write(ServletOutputStream out) throws IOException {
        out.write("early".getBytes(UTF_8));
    }
}
