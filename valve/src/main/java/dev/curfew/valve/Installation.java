package dev.curfew.valve;

import dev.curfew.servlet.DuplicateJarCheck;
import dev.curfew.servlet.SingleDoorCheck;
import jakarta.servlet.ServletRequest;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Valve;
import org.jspecify.annotations.Nullable;

/** How the valve is installed: where it stands, and that it stands there alone. Thread-safe. */
final class Installation {

    private final String number;
    private final PageFilters pageFilters;
    private volatile @Nullable Container place;
    private volatile @Nullable SingleDoorCheck door;

    /**
     * Installed nowhere yet.
     *
     * @param number tells the valve from every other one
     */
    Installation(String number) {
        this.number = number;
        this.pageFilters = new PageFilters("dev.curfew.page-" + number, JudgedRequest.note(number), this::take);
    }

    /** The valve moves. */
    void moveTo(@Nullable Container container) {
        Container before = place;
        if (before != null) {
            pageFilters.leave(before);
        }
        place = container;
        door = null;
        if (container != null) {
            JarScanSkip.grant(container);
            pageFilters.follow(container);
        }
    }

    /**
     * Looks at the other valves, once they are all there.
     *
     * @throws LifecycleException if another Curfew is on the way of the same requests
     */
    void requireAlone(Valve valve, Container container) throws LifecycleException {
        OtherCurfewCheck.requireNone(valve, container, door());
        DuplicateJarCheck.warnOfSecond(CurfewValve.class);
    }

    /** Whether this is the only Curfew that the request meets. */
    boolean takes(ServletRequest request) {
        return door().takes(request);
    }

    /** Webapps of a server.xml start before the valve does. */
    private void take(Context application) {
        OtherCurfewCheck.take(application, door());
    }

    /** Where our own paths begin. */
    String path() {
        return place instanceof Context context ? context.getPath() : "";
    }

    private SingleDoorCheck door() {
        SingleDoorCheck known = door;
        return known == null ? makeDoor() : known;
    }

    private synchronized SingleDoorCheck makeDoor() {
        SingleDoorCheck known = door;
        SingleDoorCheck made = known == null ? new SingleDoorCheck("CurfewValve " + number + " in " + place) : known;
        door = made;
        return made;
    }
}
