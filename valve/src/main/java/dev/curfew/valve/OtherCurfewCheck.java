package dev.curfew.valve;

import dev.curfew.servlet.DuplicateJarCheck;
import dev.curfew.servlet.SingleDoorCheck;
import jakarta.servlet.Filter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Valve;
import org.apache.tomcat.util.descriptor.web.FilterDef;

/** Finds other Curfews that handle the same requests, by the names of their classes. */
final class OtherCurfewCheck {

    private static final Logger LOG = System.getLogger(CurfewValve.class.getName());
    private static final String VALVE = CurfewValve.class.getName();
    private static final String FILTER = "dev.curfew.filter.CurfewFilter";

    private OtherCurfewCheck() {}

    /**
     * Looks at the pipelines that a request passes up to this valve's, this one included.
     *
     * @throws LifecycleException if another valve of Curfew is in one of them
     */
    static void requireNone(Valve valve, Container container, SingleDoorCheck door) throws LifecycleException {
        for (Container at = container; at != null; at = at.getParent()) {
            for (Valve other : at.getPipeline().getValves()) {
                if (other != valve && isValve(other)) {
                    throw new LifecycleException(door.fault("another CurfewValve in " + at));
                }
            }
        }
    }

    private static boolean isValve(Valve other) {
        return other.getClass().getName().equals(VALVE);
    }

    /** Takes an application that starts, before its filters do. With a filter of ours in it, it does not start. */
    static void take(Context application, SingleDoorCheck door) {
        if (SingleDoorCheck.doorOf(application.getServletContext()) == null) {
            application.getServletContext().setAttribute(SingleDoorCheck.ATTRIBUTE, door.name());
        }
        DuplicateJarCheck.warnOfOwn(
                application.getPath(), application.getLoader().getClassLoader());
        for (FilterDef filter : application.findFilterDefs()) {
            if (isFilter(filter)) {
                LOG.log(
                        Level.ERROR,
                        "{0}. The application does not start until then.",
                        door.fault("CurfewFilter " + filter.getFilterName() + " of " + application.getPath() + "/"));
                application.setConfigured(false);
            }
        }
    }

    private static boolean isFilter(FilterDef definition) {
        Filter made = definition.getFilter();
        return FILTER.equals(
                made == null ? definition.getFilterClass() : made.getClass().getName());
    }
}
