package dev.curfew.contract;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds one request inside the application until the test lets it go on. */
public final class Gate {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile String note = "";

    /** The test waits until the request is inside, and is told what it has to say. */
    public String awaitEntered() {
        await(entered);
        return note;
    }

    /** The test lets the request go on. */
    public void open() {
        opened.countDown();
    }

    /** The application holds the request here. */
    void pass(String saying) {
        note = saying;
        entered.countDown();
        await(opened);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody came within " + PATIENCE);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }
}
