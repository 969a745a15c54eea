package dev.curfew.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is taken down leaves nothing behind, at whichever door Curfew stood. */
class RedeployJarIT {

    @Test
    void filterGoesWithItsApplication(@TempDir Path base) throws Exception {
        try (Site site = Site.open(base, OneJar.emptyLib())) {
            site.start();

            WeakReference<ClassLoader> loader = use(
                    site,
                    site.application(
                            "/app", Exploded.withFilter(base.resolve("app"), WhoServlet.class, site.config())));

            assertThat(Reachability.threads()).isEmpty();
            assertThat(Reachability.isReleased(loader)).isTrue();
        }
    }

    @Test
    void valveOfAContextGoesWithIt(@TempDir Path base) throws Exception {
        try (Site site = Site.open(base, OneJar.inLib())) {
            site.start();
            Context application = site.application("/app", Exploded.of(base.resolve("app"), WhoServlet.class));
            site.guard(application);

            WeakReference<ClassLoader> loader = use(site, application);
            application = null;

            assertThat(Reachability.isReleased(loader)).isTrue();
        }
        assertThat(Reachability.threads()).isEmpty();
    }

    @Test
    void valveOfAHostLetsApplicationsGo(@TempDir Path base) throws Exception {
        try (Site site = Site.open(base, OneJar.inLib())) {
            site.guard(site.host());
            site.start();
            Exploded app = Exploded.of(base.resolve("app"), WhoServlet.class);

            WeakReference<ClassLoader> first = use(site, site.application("/app", app));
            WeakReference<ClassLoader> second = use(site, site.application("/app", app));

            assertThat(Reachability.isReleased(first)).isTrue();
            assertThat(Reachability.isReleased(second)).isTrue();
        }
        assertThat(Reachability.threads()).isEmpty();
    }

    @Test
    void stoppedServerHoldsNothingOfTheJar(@TempDir Path base) throws Exception {
        assertThat(Reachability.isReleased(lib(base))).isTrue();
    }

    private static WeakReference<ClassLoader> lib(Path base) throws Exception {
        URLClassLoader lib = OneJar.inLib();
        try (Site site = Site.open(base, lib)) {
            site.guard(site.host());
            site.start();
            use(site, site.application("/app", Exploded.of(base.resolve("app"), WhoServlet.class)));
        }
        return new WeakReference<>(lib);
    }

    /** Deploys it, signs in and works, then takes it down with its sessions still alive. */
    private static WeakReference<ClassLoader> use(Site site, Context application) {
        site.deploy(application);
        assertThat(application.getState().isAvailable()).isTrue();
        Browser browser = new Browser();
        assertThat(site.signIn(browser, "/app/hello", "alice").body()).contains("user=alice", "curfew.js");
        assertThat(browser.open(site.url("/app/again")).body()).contains("user=alice", "curfew.js");
        WeakReference<ClassLoader> loader =
                new WeakReference<>(application.getLoader().getClassLoader());
        site.undeploy(application);
        return loader;
    }
}
