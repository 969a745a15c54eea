package dev.curfew.docs;

import dev.curfew.api.CurfewSession;
import dev.curfew.api.SessionEndedException;
import dev.curfew.api.SessionLease;
import dev.curfew.api.SessionUnknownException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The job on the page about background jobs. */
final class ExportJob {

    private final SessionLease lease;
    private final Queue<Runnable> steps;
    private String result = "running";

    ExportJob(HttpServletRequest request, List<Runnable> steps) {
        CurfewSession session = (CurfewSession) request.getAttribute(CurfewSession.ATTRIBUTE);
        this.lease = session.lease();
        this.steps = new ArrayDeque<>(steps);
    }

    /** Does one step. Run it again until it says that the job is over. */
    boolean isOverAfterStep() {
        try {
            lease.requireLiving();
            steps.remove().run();
        } catch (SessionUnknownException nobodyKnows) {
            return false;
        } catch (SessionEndedException ended) {
            steps.clear();
            result = "stopped: your session ended (" + ended.reason() + ")";
        }
        if (!steps.isEmpty()) {
            return false;
        }
        lease.close();
        return true;
    }

    void beTold() {
        lease.onEnd(end -> cancel(end.reason()));
    }

    private void cancel(String reason) {
        steps.clear();
        result = "cancelled: " + reason;
    }

    String result() {
        return result;
    }

    int left() {
        return steps.size();
    }

    /** The same for who knows Java only. */
    static String stepWithoutOurTypes(HttpServletRequest request) {
        Object lease = request.getAttribute("dev.curfew.session") instanceof Supplier<?> session ? session.get() : null;
        if (lease instanceof BooleanSupplier living && !living.getAsBoolean()) {
            Object reason = lease instanceof Supplier<?> why ? why.get() : null;
            return "stopped: your session ended (" + reason + ")";
        }
        return "running";
    }
}
