package dev.curfew.filter;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Tomcat's {@code RewriteValve}s that an application's requests pass before any filter, as far as Tomcat shows them by JMX. */
final class RewriteValves {

    private static final Logger LOG = System.getLogger(CurfewFilter.class.getName());

    private RewriteValves() {}

    /** Says so where there is one. */
    static void warn(ServletContext application) {
        if (areBefore(application)) {
            String path = application.getContextPath();
            LOG.log(
                    Level.WARNING,
                    "{0}: a RewriteValve runs before the filter: rules see the rewritten paths, not those that"
                            + " browsers request (expected: none). Exclude {1} from its rules, or use Curfew''s valve and put it"
                            + " first - docs/how-to/order-the-valves.md",
                    path.isEmpty() ? "/" : path,
                    path + "/.curfew/");
        }
    }

    private static boolean areBefore(ServletContext application) {
        String place = application.getVirtualServerName();
        int slash = place.indexOf('/');
        if (slash < 0) {
            return false;
        }
        String host = place.substring(slash + 1);
        String context = application.getContextPath().isEmpty() ? "/" : application.getContextPath();
        return named(place.substring(0, slash)).stream()
                .anyMatch(valve -> isOn(valve.getKeyProperty("host"), host)
                        && isOn(withoutVersion(valve.getKeyProperty("context")), context));
    }

    private static Set<ObjectName> named(String engine) {
        try {
            ObjectName pattern = new ObjectName(engine + ":type=Valve,name=RewriteValve,*");
            return ManagementFactory.getPlatformMBeanServer().queryNames(pattern, null);
        } catch (MalformedObjectNameException notShown) {
            return Set.of();
        }
    }

    private static boolean isOn(@Nullable String of, String way) {
        return of == null || of.equals(way);
    }

    private static @Nullable String withoutVersion(@Nullable String context) {
        int version = context == null ? -1 : context.indexOf("##");
        return context == null || version < 0 ? context : context.substring(0, version);
    }
}
