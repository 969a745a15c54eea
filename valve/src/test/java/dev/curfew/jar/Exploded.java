package dev.curfew.jar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A webapp as a directory, the way Tomcat unpacks a WAR. */
record Exploded(Path root) {

    private static final String DESCRIPTOR =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
            %s
              <servlet><servlet-name>app</servlet-name><servlet-class>%s</servlet-class></servlet>
              <servlet-mapping><servlet-name>app</servlet-name><url-pattern>/*</url-pattern></servlet-mapping>
            </web-app>
            """;

    /** An app of one servlet, which is copied into it, so that each deployment has classes of its own. */
    static Exploded of(Path root, Class<?> servlet) {
        return of(root, servlet, "");
    }

    /** An app of one servlet behind the filter, with Curfew's JAR in its own {@code lib}. */
    static Exploded withFilter(Path root, Class<?> servlet, Path config) {
        Exploded app = of(
                root,
                servlet,
                """
                  <filter>
                    <filter-name>curfew</filter-name>
                    <filter-class>dev.curfew.filter.CurfewFilter</filter-class>
                    <init-param><param-name>config</param-name><param-value>%s</param-value></init-param>
                  </filter>
                  <filter-mapping><filter-name>curfew</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                """
                        .formatted(config));
        return app.withLibraries(List.of(OneJar.file()));
    }

    private static Exploded of(Path root, Class<?> servlet, String filter) {
        try {
            String code = servlet.getName().replace('.', '/') + ".class";
            Path target = root.resolve("WEB-INF/classes").resolve(code);
            Files.createDirectories(target.getParent());
            try (InputStream content = servlet.getClassLoader().getResourceAsStream(code)) {
                Files.copy(content, target);
            }
            Files.writeString(root.resolve("WEB-INF/web.xml"), DESCRIPTOR.formatted(filter, servlet.getName()));
            return new Exploded(root);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Adds JARs to the app's {@code lib}. */
    Exploded withLibraries(List<Path> jars) {
        try {
            Path lib = Files.createDirectories(root.resolve("WEB-INF/lib"));
            for (Path jar : jars) {
                Files.copy(jar, lib.resolve(jar.getFileName()));
            }
            return this;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
