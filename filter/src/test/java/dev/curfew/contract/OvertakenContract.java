package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.api.CurfewSession;
import dev.curfew.browser.Page;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that was let through, and that the end overtakes before the application is called, is not let through. */
public abstract class OvertakenContract extends StagedContract {

    /** Each with how far from the end it takes, milliseconds. */
    private static final List<Integer> TICKS = List.of(-1, 0, 1);

    private final List<String> called = new CopyOnWriteArrayList<>();

    @Override
    protected void build(Context application) {
        for (int tick : TICKS) {
            Tomcat.addServlet(application, "slow" + tick, new Slow(tick)).addMapping("/slow/" + tick);
        }
    }

    /** The container makes a servlet ready after it has asked the valve. */
    private final class Slow extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final int tick;

        Slow(int tick) {
            this.tick = tick;
        }

        @Override
        public void init() {
            clock().advance(Scene.IDLE.plusMillis(tick));
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            called.add(request.getServletPath());
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void theApplicationIsCalledBeforeTheEndOnly(int tick, boolean reached) {
        signIn();
        called.clear();
        Page page = alice().fetch(stage().url("/app/slow/" + tick));

        assertThat(called).hasSize(reached ? 1 : 0);
        assertThat(page.status()).isEqualTo(reached ? 200 : 401);
        assertThat(page.header("Curfew-Remaining").isPresent()).isEqualTo(reached);
    }

    /** What only a filter can be made to wait for. */
    public abstract static class AtTheFilter extends OvertakenContract {

        private volatile Duration wait = Duration.ZERO;

        @Override
        protected void build(Context application) {
            super.build(application);
            FilterDef definition = new FilterDef();
            definition.setFilterName("slow");
            definition.setAsyncSupported("true");
            Filter slow = (request, response, chain) ->
                    chain.doFilter(new SlowRequest((HttpServletRequest) request), response);
            definition.setFilter(slow);
            application.addFilterDef(definition);
            FilterMap everything = new FilterMap();
            everything.setFilterName("slow");
            everything.addURLPattern("/*");
            application.addFilterMap(everything);
        }

        /** Time passes when it is told whose it is, which is after the decision. */
        private final class SlowRequest extends HttpServletRequestWrapper {

            SlowRequest(HttpServletRequest request) {
                super(request);
            }

            @Override
            public void setAttribute(String name, Object value) {
                super.setAttribute(name, value);
                if (name.equals(CurfewSession.ATTRIBUTE)) {
                    clock().advance(wait);
                    wait = Duration.ZERO;
                }
            }
        }

        @ParameterizedTest
        @CsvSource({"-1, 200", "0, 401", "1, 401"})
        void theEndOvertakesARequestThatWaits(int tick, int status) {
            signIn();
            wait = Scene.IDLE.plusMillis(tick);
            int before = served();

            assertThat(alice().fetch(hello()).status()).isEqualTo(status);
            assertThat(served() - before).isEqualTo(status == 200 ? 1 : 0);
        }
    }
}
