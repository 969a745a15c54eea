package dev.curfew.valve;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.catalina.Container;
import org.apache.catalina.ContainerEvent;
import org.apache.catalina.ContainerListener;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleListener;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * Adds a {@link PageFilter} to every application of a container when it starts, and removes it again. An application
 * that runs already when the valve comes gets it when it starts the next time.
 */
final class PageFilters implements LifecycleListener, ContainerListener {

    private final String name;
    private final String note;
    private final Consumer<Context> taking;

    /**
     * The filters of one valve.
     *
     * @param name of the filter, different for each valve
     * @param note on requests that the valve let through: their {@link JudgedRequest}
     * @param taking is told of every application that starts, before its filters do
     */
    PageFilters(String name, String note, Consumer<Context> taking) {
        this.name = name;
        this.note = note;
        this.taking = taking;
    }

    /** Follows what starts in a container, now and later. */
    void follow(Container container) {
        if (container instanceof Context application) {
            container.addLifecycleListener(this);
            AuthenticatorCaching.leaveToCurfew(application);
        } else {
            container.addContainerListener(this);
            for (Container child : container.findChildren()) {
                follow(child);
            }
        }
    }

    /** Leaves a container, and nothing in it. */
    void leave(Container container) {
        if (container instanceof Context application) {
            container.removeLifecycleListener(this);
            remove(application);
        } else {
            container.removeContainerListener(this);
            for (Container child : container.findChildren()) {
                leave(child);
            }
        }
    }

    @Override
    public void containerEvent(ContainerEvent event) {
        if (event.getData() instanceof Container child) {
            switch (event.getType()) {
                case Container.ADD_CHILD_EVENT -> follow(child);
                case Container.REMOVE_CHILD_EVENT -> leave(child);
                default -> {}
            }
        }
    }

    /** By {@code CONFIGURE_START} the descriptor has been read; the filters start later. */
    @Override
    public void lifecycleEvent(LifecycleEvent event) {
        if (event.getLifecycle() instanceof Context application) {
            switch (event.getType()) {
                case Lifecycle.CONFIGURE_START_EVENT -> {
                    taking.accept(application);
                    add(application);
                }
                case Lifecycle.START_EVENT -> AuthenticatorCaching.leaveToCurfew(application);
                case Lifecycle.AFTER_STOP_EVENT -> remove(application);
                default -> {}
            }
        }
    }

    private void add(Context application) {
        remove(application);
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilterClass(PageFilter.class.getName());
        definition.setFilter(new PageFilter(note));
        definition.setAsyncSupported("true");
        application.addFilterDef(definition);
        FilterMap everything = new FilterMap();
        everything.setFilterName(name);
        everything.addURLPatternDecoded("/*");
        everything.setDispatcher(DispatcherType.REQUEST.name());
        everything.setDispatcher(DispatcherType.ERROR.name());
        application.addFilterMapBefore(everything);
    }

    private void remove(Context application) {
        Arrays.stream(application.findFilterMaps())
                .filter(map -> name.equals(map.getFilterName()))
                .forEach(application::removeFilterMap);
        FilterDef definition = application.findFilterDef(name);
        if (definition != null) {
            application.removeFilterDef(definition);
        }
    }
}
