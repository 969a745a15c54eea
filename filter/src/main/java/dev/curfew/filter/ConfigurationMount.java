package dev.curfew.filter;

import dev.curfew.Curfew;
import dev.curfew.config.ConfigurationException;
import dev.curfew.config.ConfigurationSource;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts a Curfew from the file that the filter's {@code config} names. */
final class ConfigurationMount {

    private static final Logger LOG = System.getLogger(CurfewFilter.class.getName());
    private static final String INSIDE = "/WEB-INF/";

    private ConfigurationMount() {}

    static Curfew open(@Nullable String config, ServletContext application) throws ServletException {
        if (config == null || config.isBlank()) {
            throw new ServletException(
                    "Curfew: init-param config: missing (expected: the path of curfew.yaml, or one below /WEB-INF/)");
        }
        try {
            warnOfConstraints(application);
            ConfigurationSource source = config.startsWith(INSIDE)
                    ? new ApplicationResource(config, application)
                    : ConfigurationSource.file(Path.of(config));
            return Curfew.start(source, application.getContextPath());
        } catch (ConfigurationException faults) {
            throw new ServletException("Curfew does not start: " + faults.getMessage(), faults);
        } catch (IOException fault) {
            throw new ServletException("Curfew does not start: web.xml cannot be read: " + fault.getMessage(), fault);
        }
    }

    private static void warnOfConstraints(ServletContext application) throws IOException {
        try (InputStream descriptor = application.getResourceAsStream("/WEB-INF/web.xml")) {
            if (descriptor != null
                    && new String(descriptor.readAllBytes(), StandardCharsets.UTF_8).contains("<security-constraint")) {
                LOG.log(
                        Level.WARNING,
                        "{0} declares security constraints, and the container enforces them before any filter: "
                                + "protect it with the valve, or remove them",
                        application.getContextPath());
            }
        }
    }
}
