package dev.curfew.servlet.call;

import dev.curfew.Curfew;
import dev.curfew.api.CurfewSession;
import dev.curfew.catalina.NamedSession;
import dev.curfew.catalina.WireHeaders;
import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.servlet.Completion;
import dev.curfew.servlet.ServletExchange;
import dev.curfew.servlet.socket.Sockets;
import dev.curfew.session.Profile;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One request that was let through, on all its ways through the application: what was decided about it last holds.
 *
 * <p>A door makes it, has it look at the clock once more ({@link #isAnsweredNow}), runs it, and finishes it. Threads of the application may ask it
 * for the user, and sign that out.
 */
public final class ApplicationCall {

    private final ApplicationCalls calls;
    private final Curfew curfew;
    private final ServletExchange exchange;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Admission admission;
    private volatile Proceed admitted;
    private volatile boolean signedOut;
    private volatile boolean withdrawn;
    private boolean reached;

    ApplicationCall(
            ApplicationCalls calls,
            Curfew curfew,
            ServletExchange exchange,
            HttpServletRequest request,
            HttpServletResponse response,
            Admission admission,
            Proceed admitted) {
        this.calls = calls;
        this.curfew = curfew;
        this.exchange = exchange;
        this.request = request;
        this.response = response;
        this.admission = admission;
        this.admitted = admitted;
        grant(admitted);
    }

    private void grant(Proceed granted) {
        admitted = granted;
        withdrawn = false;
        request.setAttribute(CurfewSession.ATTRIBUTE, curfew.session(granted));
        if (granted.messagesCount()) {
            Sockets.tell(request, () -> curfew.messageReceived(granted));
        } else {
            Sockets.tellNobody(request);
        }
        admission.grant(granted);
    }

    /** Takes back what was granted: the request has become another one. */
    public void withdraw() {
        withdrawn = true;
        admission.withdraw(admitted);
    }

    /**
     * Looks at the clock just before the application is called. A session that ends while all is made ready leaves nothing of it behind: what is
     * decided then is obeyed from the beginning.
     *
     * @return whether the request has been answered, and must not go on
     * @throws IOException if the answer cannot be written
     */
    public boolean isAnsweredNow() throws IOException {
        boolean changed = false;
        for (Decision last = look(); !last.equals(admitted); last = look()) {
            changed = true;
            withdraw();
            if (last instanceof Respond respond) {
                DoorReplies.write(respond.reply(), request, response);
                return true;
            }
            grant((Proceed) last);
        }
        return changed && admission.isRefusedByContainer();
    }

    private Decision look() {
        return curfew.decideAgain(exchange, admitted);
    }

    /** Whether the request reaches the application with this very question, and has not before. A request is worked on by one thread at a time. */
    public boolean reachesApplication() {
        boolean first = !reached;
        reached = true;
        return first;
    }

    /** Sets the headers of the decision, which the application may replace. */
    public void addHeaders() {
        WireHeaders.set(admitted.headers(), response);
    }

    /**
     * Lets the application answer, with the script's tag in its pages; ends its streams and sockets with the session.
     *
     * @param asked the request as the application is to see it
     * @param answered the response as the application is to see it
     */
    public void run(HttpServletRequest asked, HttpServletResponse answered, FilterChain application)
            throws IOException, ServletException {
        calls.run(asked, answered, admitted.script(), application);
    }

    /** Who the application sees; null if it sees nobody, or nobody any more. */
    public @Nullable Profile profile() {
        return signedOut || withdrawn ? null : admitted.profile();
    }

    /** The application signs out the user that it sees. */
    public void signOut() {
        signedOut = admitted.profile() != null;
    }

    /** The application has just made this session, or asked for it. */
    public void made(HttpSession made) {
        curfew.containerSessionMade(NamedSession.made(request, made), admitted);
    }

    /** The application has returned. Reports that the request is done: now, or when its asynchronous part is. */
    public void finish() {
        Completion.of(request, this::completed);
    }

    /** Whom a decision that was withdrawn has shown no more is not signed out by that. */
    private void completed() {
        Proceed last = admitted;
        curfew.completed(exchange, last, signedOut || (!withdrawn && admission.isSignedOut(last)));
    }
}
