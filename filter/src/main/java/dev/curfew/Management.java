package dev.curfew;

import dev.curfew.observe.CurfewMXBean;
import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Registers one Curfew in JMX. */
final class Management implements AutoCloseable {

    private static final int MOST_OF_ONE_NAME = 1000;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName name;

    private Management(ObjectName name) {
        this.name = name;
    }

    /**
     * Enters it.
     *
     * @param mount the context path of a context, empty for a host; a second one of the same name, as of another host, gets a number
     */
    static Management enter(CurfewMXBean bean, String mount) {
        try {
            StandardMBean shown = new StandardMBean(bean, CurfewMXBean.class, true);
            String usual = "dev.curfew:type=Curfew,mount=" + ObjectName.quote(mount.isEmpty() ? "/" : mount);
            for (int number = 1; number <= MOST_OF_ONE_NAME; number++) {
                Management entry = new Management(new ObjectName(number == 1 ? usual : usual + ",number=" + number));
                if (entry.isEntered(shown)) {
                    return entry;
                }
            }
            throw new IllegalStateException("no free JMX name for " + usual);
        } catch (JMException fault) {
            throw new IllegalStateException("JMX does not register the bean", fault);
        }
    }

    private boolean isEntered(StandardMBean bean) throws JMException {
        try {
            server.registerMBean(bean, name);
            return true;
        } catch (InstanceAlreadyExistsException taken) {
            return false;
        }
    }

    ObjectName name() {
        return name;
    }

    @Override
    public void close() {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException gone) {
            System.getLogger(Management.class.getName())
                    .log(System.Logger.Level.DEBUG, "{0} was removed from JMX by other code", name);
        } catch (JMException fault) {
            throw new IllegalStateException("JMX does not unregister " + name, fault);
        }
    }
}
