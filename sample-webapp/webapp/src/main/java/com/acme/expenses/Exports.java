package com.acme.expenses;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Works through the exports in the background: the archive is slow, and takes one document every few seconds. */
final class Exports {

    private static final String ATTRIBUTE = Exports.class.getName();
    private static final long PAUSE_MILLIS = Long.getLong("acme.export.pause-millis", 15_000);
    private static final int MOST_FAULTS = 3;

    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "acme-exports"));
    private final List<Export> all = new CopyOnWriteArrayList<>();
    private final List<String> archive = new CopyOnWriteArrayList<>();
    private final AtomicInteger last = new AtomicInteger();

    static Exports of(ServletContext application) {
        return (Exports) application.getAttribute(ATTRIBUTE);
    }

    void publish(ServletContext application) {
        application.setAttribute(ATTRIBUTE, this);
    }

    /** Queues an export of all claims of the user of this request. */
    void begin(HttpServletRequest request, Ledger ledger) {
        String owner = request.getRemoteUser();
        Export export = new Export(last.incrementAndGet(), owner, ledger.of(owner), Leave.of(request));
        all.add(export);
        later(export, 0);
    }

    List<Export> of(String owner) {
        return all.stream().filter(export -> export.owner().equals(owner)).toList();
    }

    long archived(String owner) {
        return archive.stream()
                .filter(document -> document.startsWith(owner + "/"))
                .count();
    }

    private void later(Export export, int faults) {
        var unused = worker.schedule(() -> work(export, faults), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One step, if the user's session still lives. A fault is tried again; the end of a session is not. */
    private void work(Export export, int faults) {
        try {
            if (!export.leave().isGiven()) {
                end(export, "stopped: your session ended (" + export.leave().whyNot() + ")");
            } else if (export.isComplete()) {
                archive.addAll(export.complete());
                export.leave().close();
            } else {
                export.step();
                later(export, faults);
            }
        } catch (RuntimeException fault) {
            if (faults < MOST_FAULTS) {
                later(export, faults + 1);
            } else {
                end(export, "failed: try again later");
            }
        }
    }

    private static void end(Export export, String why) {
        export.stop(why);
        export.leave().close();
    }

    void stop() {
        worker.shutdownNow();
        all.forEach(export -> export.leave().close());
    }
}
