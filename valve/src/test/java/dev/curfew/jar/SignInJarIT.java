package dev.curfew.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JAR alone signs a user in: pac4j, Nimbus, Ehcache and the YAML reader work under their new names. */
class SignInJarIT {

    @Test
    void signsInAtTheValveInLib(@TempDir Path base) throws Exception {
        List<Provider> before = Arrays.asList(Security.getProviders());
        try (Site site = Site.open(base, OneJar.inLib())) {
            site.guard(site.host());
            site.deploy(site.application("/app", Exploded.of(base.resolve("app"), WhoServlet.class)));
            site.start();

            Page page = site.signIn(new Browser(), "/app/hello", "alice");

            assertThat(page.url()).isEqualTo(site.url("/app/hello"));
            assertThat(page.body()).contains("user=alice");
        }
        assertThat(Security.getProviders()).containsExactlyElementsOf(before);
    }

    @Test
    void signsInAtTheFilterInsideAnApplication(@TempDir Path base) throws Exception {
        try (Site site = Site.open(base, OneJar.emptyLib())) {
            site.deploy(site.application(
                    "/app", Exploded.withFilter(base.resolve("app"), WhoServlet.class, site.config())));
            site.start();

            Page page = site.signIn(new Browser(), "/app/hello", "bob");

            assertThat(page.body()).contains("user=bob");
        }
    }
}
