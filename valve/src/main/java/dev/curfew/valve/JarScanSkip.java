package dev.curfew.valve;

import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import org.apache.catalina.Container;
import org.apache.catalina.ContainerEvent;
import org.apache.catalina.Context;
import org.apache.tomcat.util.scan.StandardJarScanFilter;
import org.jspecify.annotations.Nullable;

/**
 * Excludes Curfew's JAR from Tomcat's scan for tag libraries and annotated classes. It holds neither, but thousands of
 * classes, and Tomcat would read them all again for every application that starts.
 */
final class JarScanSkip {

    private static final @Nullable String JAR = jar();

    private JarScanSkip() {}

    /** Exempts the JAR from the scans of each application in a container, now and later. */
    static void grant(Container container) {
        if (JAR == null) {
            return;
        }
        if (container instanceof Context application) {
            exempt(application, JAR);
            return;
        }
        for (Container child : container.findChildren()) {
            grant(child);
        }
        container.addContainerListener(JarScanSkip::onEvent);
    }

    private static void onEvent(ContainerEvent event) {
        if (Container.ADD_CHILD_EVENT.equals(event.getType()) && event.getData() instanceof Container child) {
            grant(child);
        }
    }

    private static void exempt(Context application, String jar) {
        if (application.getJarScanner().getJarScanFilter() instanceof StandardJarScanFilter filter) {
            filter.setPluggabilitySkip(with(filter.getPluggabilitySkip(), jar));
            filter.setTldSkip(with(filter.getTldSkip(), jar));
        }
    }

    private static String with(@Nullable String names, String one) {
        return names == null || names.isBlank() ? one : names + "," + one;
    }

    private static @Nullable String jar() {
        CodeSource source = CurfewValve.class.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
            return null;
        }
        return String.valueOf(
                Path.of(URI.create(source.getLocation().toString())).getFileName());
    }
}
