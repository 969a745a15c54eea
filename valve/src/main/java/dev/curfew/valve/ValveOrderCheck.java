package dev.curfew.valve;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.Container;
import org.apache.catalina.Valve;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.rewrite.RewriteValve;

/** Finds valves in the wrong order. */
final class ValveOrderCheck {

    private static final Logger LOG = System.getLogger(CurfewValve.class.getName());

    private ValveOrderCheck() {}

    /** Says what to move. */
    static void warn(Valve own, Container container) {
        List<Valve> beside = Arrays.asList(container.getPipeline().getValves());
        int place = beside.contains(own) ? beside.indexOf(own) : beside.size();
        Stream<Valve> before = Stream.concat(outside(container), beside.subList(0, place).stream());
        Stream<Valve> behind = Stream.concat(beside.subList(place, beside.size()).stream(), inside(container));
        if (before.anyMatch(RewriteValve.class::isInstance)) {
            say(
                    "a RewriteValve runs before Curfew's valve: rules see the rewritten paths, not those that browsers request"
                            + " (expected: after it), move its line below Curfew's");
        }
        if (behind.anyMatch(RemoteIpValve.class::isInstance)) {
            say(
                    "a RemoteIpValve runs after Curfew's valve: Curfew takes the proxy's address, scheme and port for the browser's"
                            + " (expected: before it), move its line above Curfew's");
        }
    }

    private static void say(String what) {
        LOG.log(Level.WARNING, what + " - docs/how-to/order-the-valves.md");
    }

    private static Stream<Valve> outside(Container container) {
        return Stream.iterate(container.getParent(), parent -> parent != null, Container::getParent)
                .flatMap(parent -> Arrays.stream(parent.getPipeline().getValves()));
    }

    private static Stream<Valve> inside(Container container) {
        return Arrays.stream(container.findChildren())
                .flatMap(
                        child -> Stream.concat(Arrays.stream(child.getPipeline().getValves()), inside(child)));
    }
}
