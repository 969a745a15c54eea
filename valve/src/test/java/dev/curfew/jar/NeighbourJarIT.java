package dev.curfew.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import dev.curfew.browser.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webapp that brings its own versions of what is inside Curfew keeps them, and sees nothing of ours. */
class NeighbourJarIT {

    @Test
    void keepsItsOwnLibrariesBehindTheValve(@TempDir Path base) throws Exception {
        try (Site site = Site.open(base, OneJar.inLib())) {
            site.guard(site.host());
            site.deploy(site.application("/app", neighbour(base.resolve("app"))));
            site.start();

            Page page = site.signIn(new Browser(), "/app/", "alice");

            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.body().lines())
                    .contains(
                            "com.fasterxml.jackson.databind.ObjectMapper from jackson-databind-2.15.4.jar",
                            "com.google.common.collect.ImmutableList from guava-31.1-jre.jar",
                            "javax.cache.Caching from cache-api-1.1.1.jar",
                            "org.bouncycastle.jce.provider.BouncyCastleProvider from bcprov-jdk18on-1.78.1.jar",
                            "org.ehcache.CacheManager from ehcache-3.10.9.jar",
                            "org.slf4j.Logger from slf4j-api-1.7.36.jar",
                            "logger=org.slf4j.impl.JDK14LoggerAdapter",
                            "json={\"list\":[1,2]}",
                            "provider=1.7801",
                            "cached=value")
                    .filteredOn(line -> line.contains("of the parent"))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(": nothing"));
            assertThat(page.body().lines().filter(line -> line.startsWith("caching-provider=")))
                    .containsExactly("caching-provider=org.ehcache.jsr107.EhcacheCachingProvider");
        }
    }

    private static Exploded neighbour(Path root) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("curfew.neighbour")))) {
            List<Path> libraries = jars.toList();
            return Exploded.of(root, NeighbourServlet.class).withLibraries(libraries);
        }
    }
}
