package dev.curfew.valve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The valve's filter is in every application that it guards, first, once, and not for longer. */
class PageFiltersContractTest {

    private static final String NAME = "dev.curfew.page-test";

    @TempDir
    private Path base = Path.of("");

    private final Tomcat tomcat = new Tomcat();
    private final PageFilters filters = new PageFilters(NAME, "note", application -> {});

    @BeforeEach
    void prepare() {
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void anApplicationHasItFirst() throws LifecycleException {
        Context application = application("/app");
        FilterDef own = new FilterDef();
        own.setFilterName("own");
        own.setFilter((request, response, chain) -> chain.doFilter(request, response));
        application.addFilterDef(own);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("own");
        mapping.addURLPattern("/*");
        application.addFilterMap(mapping);
        filters.follow(application);
        tomcat.start();

        assertThat(names(application)).containsExactly(NAME, "own");
        FilterDef definition = application.findFilterDef(NAME);
        assertThat(definition.getFilter()).isInstanceOf(PageFilter.class);
        assertThat(definition.getAsyncSupported()).isEqualTo("true");
    }

    @Test
    void everyApplicationOfAHostHasItAndTheOnesThatComeLater() throws LifecycleException {
        Context early = application("/early");
        filters.follow(tomcat.getHost());
        tomcat.start();
        Context late = application("/late");

        assertThat(names(early)).containsExactly(NAME);
        assertThat(names(late)).containsExactly(NAME);
    }

    @Test
    void everyApplicationBelowAnEngineHasIt() throws LifecycleException {
        filters.follow(tomcat.getEngine());
        Context application = application("/app");
        tomcat.start();

        assertThat(names(application)).containsExactly(NAME);
    }

    @Test
    void anApplicationThatIsReloadedHasItOnce() throws LifecycleException {
        Context application = application("/app");
        filters.follow(tomcat.getHost());
        tomcat.start();
        application.reload();
        application.reload();

        assertThat(names(application)).containsExactly(NAME);
        assertThat(application.findFilterDefs()).hasSize(1);
    }

    @Test
    void anApplicationThatIsStoppedHasItNoMore() throws LifecycleException {
        Context application = application("/app");
        filters.follow(tomcat.getHost());
        tomcat.start();
        application.stop();

        assertThat(names(application)).isEmpty();
        assertThat(application.findFilterDefs()).isEmpty();
    }

    @Test
    void anApplicationThatIsTakenAwayIsLetGoOf() throws LifecycleException {
        Context application = application("/app");
        filters.follow(tomcat.getHost());
        tomcat.start();
        tomcat.getHost().removeChild(application);

        assertThat(application.findLifecycleListeners()).doesNotContain(filters);
        assertThat(names(application)).isEmpty();
    }

    @Test
    void aValveThatIsTakenAwayLeavesNothingBehind() throws LifecycleException {
        Context running = application("/running");
        CurfewValve valve = new CurfewValve((config, path) -> {
            throw new LifecycleException("not asked for");
        });
        valve.setContainer(tomcat.getEngine());
        tomcat.start();
        assertThat(names(running)).hasSize(1);
        valve.setContainer(null);

        assertThat(names(running)).isEmpty();
        assertThat(running.findFilterDefs()).isEmpty();
        assertThat(running.findLifecycleListeners()).noneMatch(PageFilters.class::isInstance);
        assertThat(tomcat.getHost().findContainerListeners()).noneMatch(PageFilters.class::isInstance);
        assertThat(names(application("/later"))).isEmpty();
    }

    private Context application(String path) {
        return tomcat.addContext(path, base.toString());
    }

    private static List<String> names(Context application) {
        return Arrays.stream(application.findFilterMaps())
                .map(FilterMap::getFilterName)
                .toList();
    }
}
