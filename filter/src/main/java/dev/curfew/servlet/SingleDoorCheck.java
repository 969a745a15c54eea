package dev.curfew.servlet;

import dev.curfew.api.CurfewSession;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Ensures that only one Curfew handles a request. Another one on its way may be of another version and another class
 * loader, so that they know each other by the name of an attribute and by plain texts only.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class SingleDoorCheck {

    /** Of a request, and of an application: which door it belongs to, as text. */
    public static final String ATTRIBUTE = "dev.curfew.door";

    private static final Logger LOG = System.getLogger(SingleDoorCheck.class.getName());
    private static final String OLDER = "a Curfew of an earlier version";

    private final String name;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * One door.
     *
     * @param place tells it from every other door of this server: {@code CurfewValve 1 in Host[localhost]}
     */
    public SingleDoorCheck(String place) {
        String version = SingleDoorCheck.class.getPackage().getImplementationVersion();
        this.name = place + (version == null ? "" : " (Curfew " + version + ")");
    }

    /** What this door writes into {@link #ATTRIBUTE}. */
    public String name() {
        return name;
    }

    /** Takes a request, unless another door has it. The log then says so, the first time. */
    public boolean takes(ServletRequest request) {
        String other = doorOf(request);
        if (other == null) {
            request.setAttribute(ATTRIBUTE, name);
            return true;
        }
        if (other.equals(name)) {
            return true;
        }
        if (!told.getAndSet(true)) {
            LOG.log(Level.ERROR, "{0}. Every request here is refused until then.", fault(other));
        }
        return false;
    }

    /** Whether another door has this request. */
    public boolean isOfAnother(ServletRequest request) {
        String door = doorOf(request);
        return door != null && !door.equals(name);
    }

    /** Older versions write no attribute of this name, but show the application their session. */
    private static @Nullable String doorOf(ServletRequest request) {
        Object door = request.getAttribute(ATTRIBUTE);
        if (door != null) {
            return door.toString();
        }
        return isSession(request.getAttribute(CurfewSession.ATTRIBUTE)) ? OLDER : null;
    }

    /** A proxy may set texts under this name, and only a Curfew sets its sessions. */
    private static boolean isSession(@Nullable Object shown) {
        return shown != null
                && Arrays.stream(shown.getClass().getInterfaces())
                        .anyMatch(type -> type.getName().equals(CurfewSession.class.getName()));
    }

    /** The door in front of an application, or null if it has none. */
    public static @Nullable String doorOf(ServletContext application) {
        Object door = application.getAttribute(ATTRIBUTE);
        return door == null ? null : door.toString();
    }

    /** What is wrong, and what to do. */
    public String fault(String other) {
        return fault(name, other);
    }

    /** The same for two doors by name. */
    static String fault(String one, String other) {
        return "Curfew is installed twice for the same requests: " + one + ", and " + other
                + " (expected: one), remove one of them: the <Valve> from server.xml or context.xml, or the <filter> from web.xml";
    }
}
