package dev.curfew.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Browser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Scripts of one browser that ask at the same time: gently until shortly before an instant, then as fast as they can until shortly after. */
final class BusyConnections {

    private static final Duration RUSH = Duration.ofSeconds(1);
    private static final long GENTLE_MILLIS = 200;

    private final AtomicInteger asked = new AtomicInteger();
    private final Browser browser;
    private final URI url;
    private final Instant end;

    private BusyConnections(Browser browser, URI url, Instant end) {
        this.browser = browser;
        this.url = url;
        this.end = end;
    }

    /** Returns how often they asked, when they have. */
    static int ask(int connections, Browser browser, URI url, Instant end) throws InterruptedException {
        var busy = new BusyConnections(browser, url, end);
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            threads.execute(busy::ask);
        }
        threads.shutdown();
        long patience = Duration.between(Instant.now(), end).toSeconds() + 30;
        assertThat(threads.awaitTermination(patience, SECONDS)).isTrue();
        return busy.asked.get();
    }

    private void ask() {
        while (Instant.now().isBefore(end.plus(RUSH))) {
            browser.fetch(url);
            asked.incrementAndGet();
            LockSupport.parkUntil(Math.min(
                    System.currentTimeMillis() + GENTLE_MILLIS, end.minus(RUSH).toEpochMilli()));
        }
    }
}
