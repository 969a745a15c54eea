package dev.curfew.servlet.call;

import dev.curfew.Curfew;
import dev.curfew.api.SessionEnd;
import dev.curfew.catalina.SessionWatch;
import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.ContainerSession;
import dev.curfew.http.Reply;
import dev.curfew.inject.ScriptTag;
import dev.curfew.pages.PageTexts;
import dev.curfew.servlet.ServletExchange;
import dev.curfew.servlet.page.ScriptInjection;
import dev.curfew.servlet.socket.Sockets;
import dev.curfew.servlet.stream.AsyncRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The calls of applications behind one door, and the Curfew that decides about them: there from the door's start to its stop. Thread-safe.
 */
public final class ApplicationCalls implements SessionWatch.Listener {

    private final Sockets sockets = new Sockets();
    private final AsyncRequests asyncRequests = new AsyncRequests(this::endedWhileWaiting);
    private volatile @Nullable Curfew curfew;

    /** Not started yet. */
    public ApplicationCalls() {}

    /** The door has started. */
    public void start(Curfew started) {
        curfew = started;
    }

    /** The door stops: closes its Curfew, if there is one. */
    public void stop() {
        Curfew started = curfew;
        curfew = null;
        if (started != null) {
            started.close();
        }
    }

    /** The Curfew behind the door; null before the start and after the stop. */
    public @Nullable Curfew curfew() {
        return curfew;
    }

    /**
     * Obeys a decision.
     *
     * @return the call of the application that the request is let through to; null if the request has been answered instead
     * @throws IOException if the answer cannot be written
     */
    public @Nullable ApplicationCall obey(
            Decision decision,
            Curfew asked,
            ServletExchange exchange,
            HttpServletRequest request,
            HttpServletResponse response,
            Admission admission)
            throws IOException {
        if (decision instanceof Respond respond) {
            DoorReplies.write(respond.reply(), request, response);
        }
        return decision instanceof Proceed admitted
                ? new ApplicationCall(this, asked, exchange, request, response, admission, admitted)
                : null;
    }

    void run(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable ScriptTag script,
            FilterChain application)
            throws IOException, ServletException {
        ScriptInjection page = ScriptInjection.of(request, response, script);
        page.pass(sockets.watch(page.request()), application, asyncRequests);
    }

    private Reply endedWhileWaiting(SessionEnd end) {
        Curfew asked = curfew;
        return asked == null ? PageTexts.notStarted(null) : asked.endedWhileWaiting(end);
    }

    @Override
    public void gone(String owner, ContainerSession.Detached gone, boolean byApplication) {
        Curfew told = curfew;
        if (told != null) {
            told.containerSessionGone(owner, gone, byApplication);
        }
    }

    @Override
    public void renamed(String owner, ContainerSession.Detached before, ContainerSession.Detached after) {
        Curfew told = curfew;
        if (told != null) {
            told.containerSessionRenamed(owner, before, after);
        }
    }
}
