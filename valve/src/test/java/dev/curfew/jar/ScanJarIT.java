package dev.curfew.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Function;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.tomcat.JarScanType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat does not read the JAR's thousands of classes for every application that it starts behind the valve. */
class ScanJarIT {

    @Test
    void sparesTheApplicationsOfAnEngine(@TempDir Path base) throws Exception {
        assertThat(isScanned(base, site -> site.host().getParent())).isFalse();
    }

    @Test
    void sparesTheApplicationsOfAHost(@TempDir Path base) throws Exception {
        assertThat(isScanned(base, Site::host)).isFalse();
    }

    @Test
    void sparesAnApplicationOfItsOwn(@TempDir Path base) throws Exception {
        try (Site site = Site.open(base, OneJar.inLib())) {
            Context application = application(site, base);
            site.guard(application);

            assertThat(isScanned(application)).isFalse();
        }
    }

    private static boolean isScanned(Path base, Function<Site, Container> guarded) throws Exception {
        try (Site site = Site.open(base, OneJar.inLib())) {
            Context before = site.deploy(application(site, base));
            site.guard(guarded.apply(site));
            Context after = site.application("/later", new Exploded(base.resolve("app")));
            site.deploy(after);
            return isScanned(before) || isScanned(after);
        }
    }

    private static Context application(Site site, Path base) {
        return site.application("/app", Exploded.of(base.resolve("app"), WhoServlet.class));
    }

    private static boolean isScanned(Context application) {
        String jar = OneJar.file().getFileName().toString();
        return application.getJarScanner().getJarScanFilter().check(JarScanType.PLUGGABILITY, jar)
                || application.getJarScanner().getJarScanFilter().check(JarScanType.TLD, jar);
    }
}
