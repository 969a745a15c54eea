package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.api.CurfewSession;
import dev.curfew.browser.Page;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that was let through, and that the end overtakes before the application is called, is not let through. */
public abstract class OvertakenContract extends StagedContract {

    /** Each with how far from the end it takes, milliseconds. */
    private static final List<Integer> TICKS = List.of(-1, 0, 1);

    /** Is for nobody too, and is made ready as slowly. */
    private static final String PUBLIC = "/sample/public/slow/";

    private final List<Sight> called = new CopyOnWriteArrayList<>();

    @Override
    protected void build(Context application) {
        for (int tick : TICKS) {
            Tomcat.addServlet(application, "slow" + tick, new Slow(tick)).addMapping("/slow/" + tick);
            Tomcat.addServlet(application, "slow for all" + tick, new Slow(tick))
                    .addMapping(PUBLIC + tick);
        }
    }

    /** Whom an application sees. */
    private record Sight(@Nullable String user, @Nullable String type, boolean session, boolean known) {

        static Sight of(HttpServletRequest request) {
            return new Sight(
                    request.getRemoteUser(),
                    request.getAuthType(),
                    request.getSession(false) != null,
                    request.getAttribute(CurfewSession.ATTRIBUTE) != null);
        }

        static Sight ofAlice(boolean there) {
            return there ? new Sight("alice", "CURFEW", true, true) : new Sight(null, null, false, false);
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
            clock().advance(TomcatFixture.IDLE.plusMillis(tick));
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            called.add(Sight.of(request));
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

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void aPublicPageSeesTheUserBeforeTheEndOnly(int tick, boolean there) {
        signIn();
        alice().fetch(stage().url("/app/sample/count"));
        called.clear();
        Page page = alice().open(stage().url("/app" + PUBLIC + tick));

        assertThat(page.status()).isEqualTo(200);
        assertThat(called).containsExactly(Sight.ofAlice(there));
        assertThat(page.header("Curfew-Remaining").isPresent()).isEqualTo(there);
    }

    /** What only a filter can be made to wait for. */
    public abstract static class AtTheFilter extends OvertakenContract {

        private final List<Sight> seen = new CopyOnWriteArrayList<>();
        private volatile Runnable meanwhile = AtTheFilter::nothing;

        private static void nothing() {}

        @Override
        protected void build(Context application) {
            super.build(application);
            addFilter(
                    application,
                    "slow",
                    (request, response, chain) ->
                            chain.doFilter(new SlowRequest((HttpServletRequest) request), response));
            application.addServletContainerInitializer((unused, started) -> seeBehindTheDoor(started), null);
        }

        private void seeBehindTheDoor(ServletContext application) {
            FilterRegistration.Dynamic seeing = application.addFilter("seeing", (request, response, chain) -> {
                seen.add(Sight.of((HttpServletRequest) request));
                chain.doFilter(request, response);
            });
            seeing.setAsyncSupported(true);
            seeing.addMappingForUrlPatterns(null, true, "/*");
        }

        private static void addFilter(Context application, String name, Filter filter) {
            FilterDef definition = new FilterDef();
            definition.setFilterName(name);
            definition.setAsyncSupported("true");
            definition.setFilter(filter);
            application.addFilterDef(definition);
            FilterMap everything = new FilterMap();
            everything.setFilterName(name);
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
                    Runnable happening = meanwhile;
                    meanwhile = AtTheFilter::nothing;
                    happening.run();
                }
            }
        }

        @ParameterizedTest
        @CsvSource({"-1, 200", "0, 401", "1, 401"})
        void theEndOvertakesARequestThatWaits(int tick, int status) {
            signIn();
            meanwhile = () -> clock().advance(TomcatFixture.IDLE.plusMillis(tick));
            int before = served();

            assertThat(alice().fetch(hello()).status()).isEqualTo(status);
            assertThat(served() - before).isEqualTo(status == 200 ? 1 : 0);
        }

        @ParameterizedTest
        @CsvSource({"-1, true", "0, false", "1, false"})
        void aRequestThatWaitsIsNobodysAfterTheEnd(int tick, boolean there) {
            signIn();
            alice().fetch(stage().url("/app/sample/count"));
            seen.clear();
            meanwhile = () -> clock().advance(TomcatFixture.IDLE.plusMillis(tick));
            Page page = alice().open(stage().url("/app/sample/public/about"));

            assertThat(page.status()).isEqualTo(200);
            assertThat(seen).containsExactly(Sight.ofAlice(there));
            assertThat(page.header("Curfew-Remaining").isPresent()).isEqualTo(there);
        }

        @Test
        void aRequestThatWaitsGoesOnInASessionThatAnotherOneKeepsAlive() {
            signIn();
            alice().fetch(stage().url("/app/sample/count"));
            seen.clear();
            meanwhile = () -> {
                clock().advance(TomcatFixture.IDLE.minusMillis(1));
                assertThat(alice().fetch(hello()).status()).isEqualTo(200);
                clock().advance(Duration.ofMillis(1));
            };

            assertThat(alice().fetch(hello()).status()).isEqualTo(200);
            assertThat(seen).hasSize(2).containsOnly(Sight.ofAlice(true));
        }
    }
}
