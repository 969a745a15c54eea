package dev.curfew.filter;

import dev.curfew.servlet.DuplicateJarCheck;
import dev.curfew.servlet.SingleDoorCheck;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** How the filter is installed: once, on everything, and with all that it needs. Thread-safe. */
final class Installation {

    private static final Logger LOG = System.getLogger(CurfewFilter.class.getName());
    private static final String EVERYTHING = "/*";

    private final SingleDoorCheck door;
    private final ServletContext application;
    private final AtomicBoolean lacksAsync = new AtomicBoolean();

    private Installation(SingleDoorCheck door, ServletContext application) {
        this.door = door;
        this.application = application;
    }

    /**
     * Takes the application.
     *
     * @throws ServletException if another door has it, or requests would go past this one
     */
    static Installation take(FilterConfig config) throws ServletException {
        ServletContext application = config.getServletContext();
        SingleDoorCheck door = new SingleDoorCheck(
                "CurfewFilter " + config.getFilterName() + " of " + application.getContextPath() + "/");
        String other = SingleDoorCheck.doorOf(application);
        if (other != null) {
            throw new ServletException(door.fault(other));
        }
        requireEverything(application.getFilterRegistration(config.getFilterName()), config.getFilterName());
        DuplicateJarCheck.warnOfSecond(CurfewFilter.class);
        warnOfOthersBefore(application, config.getFilterName());
        application.setAttribute(SingleDoorCheck.ATTRIBUTE, door.name());
        return new Installation(door, application);
    }

    private static void requireEverything(@Nullable FilterRegistration registration, String name)
            throws ServletException {
        Collection<String> patterns = registration == null ? List.of() : registration.getUrlPatternMappings();
        if (!patterns.contains(EVERYTHING)) {
            throw new ServletException(
                    "Curfew: <url-pattern> of the filter " + name + ": " + patterns
                            + " (expected: /*), correct its <filter-mapping> in web.xml, and write the public paths into curfew.yaml");
        }
    }

    /** What stands in web.xml only; fragments and annotations come later in the order. */
    private static void warnOfOthersBefore(ServletContext application, String name) throws ServletException {
        try (InputStream descriptor = application.getResourceAsStream("/WEB-INF/web.xml")) {
            List<String> before =
                    descriptor == null ? List.of() : FilterOrder.of(descriptor).before(name);
            if (!before.isEmpty()) {
                LOG.log(
                        Level.WARNING,
                        "{0}/: filters before Curfew: {1} (expected: none), move its <filter-mapping> to the top of web.xml: "
                                + "they run for every visitor, and without a user",
                        application.getContextPath(),
                        before);
            }
        } catch (IOException | XMLStreamException fault) {
            throw new ServletException("Curfew: web.xml cannot be read: " + fault.getMessage(), fault);
        }
    }

    /** Whether this is the only Curfew that the request meets. */
    boolean takes(ServletRequest request) {
        if (!request.isAsyncSupported() && !lacksAsync.getAndSet(true)) {
            LOG.log(
                    Level.WARNING,
                    "{0}/: the filter, or one before it, has no <async-supported>true</async-supported>: asynchronous requests "
                            + "fail, correct web.xml",
                    application.getContextPath());
        }
        return door.takes(request);
    }

    /** Whether another Curfew has this request. */
    boolean isOfAnother(ServletRequest request) {
        return door.isOfAnother(request);
    }

    void leave() {
        application.removeAttribute(SingleDoorCheck.ATTRIBUTE);
    }
}
