package dev.curfew.ehcache;

import org.ehcache.core.spi.service.StatisticsService;
import org.ehcache.spi.service.Service;
import org.ehcache.spi.service.ServiceDependencies;
import org.ehcache.spi.service.ServiceProvider;
import org.jspecify.annotations.Nullable;

/** Asks Ehcache how many entries it has dropped. A listener would cost every write a hand-over to another thread. Thread-safe. */
@ServiceDependencies(StatisticsService.class)
final class EvictionCount implements Service {

    private volatile @Nullable StatisticsService statistics;

    @Override
    public void start(ServiceProvider<Service> services) {
        statistics = services.getService(StatisticsService.class);
    }

    @Override
    public void stop() {
        statistics = null;
    }

    /** How many entries of this cache were dropped since the start; {@code 0} while Ehcache does not run. */
    long of(String cache) {
        StatisticsService running = statistics;
        return running == null ? 0 : running.getCacheStatistics(cache).getCacheEvictions();
    }
}
