package dev.curfew.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import dev.curfew.contract.DispatchServlet.Sight;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.apache.catalina.Wrapper;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever way the container sends a request on, and whatever code runs first: it meets the user of this request, and nobody's else. */
public abstract class DispatchContract extends StagedContract {

    private final DispatchServlet servlet = new DispatchServlet();
    private @Nullable Manager manager;

    @Override
    protected void build(Context application) {
        manager = null;
        Wrapper wrapper = Tomcat.addServlet(application, "dispatching", servlet);
        wrapper.setAsyncSupported(true);
        wrapper.addMapping("/sample/public/dispatch/*");
        wrapper.addMapping("/seen");
        wrapper.addMapping("*.jsp");
        application.addErrorPage(errorPage(404, "/seen"));
        application.addErrorPage(errorPage(405, "/seen"));
        application.addErrorPage(errorPage(500, "/error.jsp"));
        application.addApplicationListener(Seeing.class.getName());
        addEarlyFilter(application);
        application.addServletContainerInitializer(
                (unused, started) -> started.setAttribute(Seeing.SERVLET, servlet), null);
        application.addLifecycleListener(event -> manager = application.getManager());
    }

    private static ErrorPage errorPage(int code, String place) {
        ErrorPage page = new ErrorPage();
        page.setErrorCode(code);
        page.setLocation(place);
        return page;
    }

    private void addEarlyFilter(Context application) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("early");
        definition.setAsyncSupported("true");
        Filter early = (request, response, chain) -> {
            servlet.see("filter", (HttpServletRequest) request);
            chain.doFilter(request, response);
        };
        definition.setFilter(early);
        application.addFilterDef(definition);
        FilterMap everything = new FilterMap();
        everything.setFilterName("early");
        everything.addURLPattern("/*");
        for (String dispatcher : new String[] {"REQUEST", "FORWARD", "INCLUDE", "ERROR", "ASYNC"}) {
            everything.setDispatcher(dispatcher);
        }
        application.addFilterMap(everything);
    }

    /** Sees each request before any filter does. Made by the container. */
    public static final class Seeing implements ServletRequestListener {

        static final String SERVLET = "the servlet that keeps what is seen";

        @Override
        public void requestInitialized(ServletRequestEvent event) {
            if (event.getServletContext().getAttribute(SERVLET) instanceof DispatchServlet keeper
                    && event.getServletRequest() instanceof HttpServletRequest request) {
                keeper.see("listener", request);
            }
        }
    }

    @BeforeEach
    void forget() {
        servlet.seen.clear();
    }

    private Page dispatch(Browser browser, String way) {
        servlet.seen.clear();
        return browser.open(stage().url("/app/sample/public/dispatch/" + way));
    }

    private String count() {
        return told(alice().fetch(stage().url("/app/sample/count")), "http-session");
    }

    private boolean isFound(String id) {
        try {
            return Objects.requireNonNull(manager).findSession(id) != null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fail",
                "throw",
                "forward",
                "forward-as-it-came",
                "include-as-it-came",
                "async",
                "async-as-it-came"
            })
    void noCodeReachesAnHttpSessionThatWaits(String way) {
        signIn();
        String id = count();
        clock().advance(TomcatFixture.IDLE);
        DoorFixture.await("it is out of reach", () -> !isFound(id));
        Browser thief = new Browser();
        thief.cookies().put(alice().cookies().get("JSESSIONID"));
        for (Browser browser : new Browser[] {alice(), thief}) {
            dispatch(browser, way);

            assertThat(servlet.seen).hasSizeGreaterThan(2).allSatisfy(sight -> {
                assertThat(sight.user()).isNull();
                assertThat(sight.session()).isNull();
            });
        }
        Page again = stage().signIn(alice(), alice().open(stage().url("/app/sample/count")), "alice");
        assertThat(told(again, "count")).isEqualTo("2");
    }

    /** A request that was under way at the end still has it in its hands. */
    @Test
    void whatWaitsStaysOutOfReachUnderAnotherIdToo() {
        signIn();
        String id = count();
        String after = told(whileItWaits("hold-and-rename", id), "http-session");

        assertThat(after).isNotEqualTo(id);
        assertThat(isFound(id)).isFalse();
        assertThat(isFound(after)).isFalse();
        Page again = stage().signIn(alice(), alice().open(stage().url("/app/sample/count")), "alice");
        assertThat(told(again, "count")).isEqualTo("2");
    }

    @Test
    void whatIsEndedWhileItWaitsIsGone() {
        signIn();
        String id = count();
        whileItWaits("hold-and-invalidate", id);

        assertThat(stage().endedHttpSessions()).contains(id);
        assertThat(isFound(id)).isFalse();
        Page again = stage().signIn(alice(), alice().open(stage().url("/app/sample/count")), "alice");
        assertThat(told(again, "count")).isEqualTo("1");
    }

    private Page whileItWaits(String what, String id) {
        Gate gate = stage().newGate();
        URI held = stage().url("/app/sample/" + what);
        CompletableFuture<Page> underWay = CompletableFuture.supplyAsync(() -> alice().fetch(held));
        assertThat(gate.awaitEntered()).isEqualTo(id);
        clock().advance(TomcatFixture.IDLE);
        DoorFixture.await("it is out of reach", () -> !isFound(id));
        gate.open();
        return underWay.join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "throw", "forward-as-it-came", "include-as-it-came", "async", "async-as-it-came"})
    void whatComesAfterKnowsTheUserOfALivingSession(String way) {
        signIn();
        String id = count();
        dispatch(alice(), way);

        assertThat(lastOfTheServlet()).isEqualTo(new Sight(lastOfTheServlet().place(), "alice", id, 1));
        assertThat(lastOfTheServlet().place()).isNotEqualTo("servlet REQUEST");
    }

    private Sight lastOfTheServlet() {
        return servlet.seen.stream()
                .filter(sight -> sight.place().startsWith("servlet"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Before the door a listener may see it; from the door on nothing does. */
    @ParameterizedTest
    @ValueSource(strings = {"fail", "throw", "forward-as-it-came", "include-as-it-came", "async-as-it-came"})
    void aRequestWithoutItsSessionMeetsNoHttpSessionBehindTheDoor(String way) {
        signIn();
        String id = count();
        Browser thief = new Browser();
        thief.cookies().put(alice().cookies().get("JSESSIONID"));
        dispatch(thief, way);

        assertThat(servlet.seen)
                .filteredOn(sight -> sight.place().startsWith("servlet"))
                .hasSizeGreaterThan(1)
                .allSatisfy(sight -> {
                    assertThat(sight.user()).isNull();
                    assertThat(sight.session()).isNull();
                });
        assertThat(count()).isEqualTo(id);
        assertThat(endings()).isEmpty();
    }

    /** Tomcat refuses it before any application is asked, and has the application's error page say so. */
    @Test
    void theErrorPageOfWhatNeverCameToTheDoorMeetsNoHttpSession() {
        signIn();
        String id = count();
        servlet.seen.clear();
        Wire.Answer answer = stage().wire().send("TRACE /app/sample/hello", "Cookie: JSESSIONID=" + id);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(lastOfTheServlet()).isEqualTo(new Sight("servlet ERROR", null, null, null));
        assertThat(count()).isEqualTo(id);
        assertThat(endings()).isEmpty();
    }

    @Test
    void anErrorPageAfterASignOutKnowsNobody() {
        signIn();
        count();
        dispatch(alice(), "sign-out-and-fail");

        assertThat(lastOfTheServlet().place()).isEqualTo("servlet ERROR");
        assertThat(lastOfTheServlet().user()).isNull();
    }

    /** Nothing is kept over this stop, so that the application hears of the end of each. */
    @Test
    void whatWaitsGoesBackWhenTheApplicationStops() throws Exception {
        StandardManager forgetful = new StandardManager();
        forgetful.setPathname(null);
        try (DoorFixture other = DoorFixture.open(
                door(), TomcatFixture.usual(), List.of("/app"), application -> application.setManager(forgetful))) {
            Browser browser = new Browser();
            other.signIn(browser, browser.open(other.url(HELLO)), "alice");
            String id = told(browser.fetch(other.url("/app/sample/count")), "http-session");
            other.clock().advance(TomcatFixture.IDLE);
            DoorFixture.await("it is out of reach", () -> forgetful.findSessions().length == 0);
            forgetful.getContext().stop();

            assertThat(other.endedHttpSessions()).containsExactly(id);
        }
    }
}
