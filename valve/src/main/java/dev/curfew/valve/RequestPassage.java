package dev.curfew.valve;

import dev.curfew.Curfew;
import dev.curfew.api.CurfewSession;
import dev.curfew.catalina.NamedSession;
import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.inject.ScriptTag;
import dev.curfew.servlet.Replies;
import dev.curfew.servlet.socket.Sockets;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One request that was let through, from the valve to the application and back: whom that sees is what was decided last. It hangs on the request
 * as a note, which no application sees.
 */
final class RequestPassage implements Consumer<HttpSession>, Runnable {

    private final Curfew curfew;
    private final CatalinaExchange exchange;
    private final Request request;
    private final Response response;
    private volatile Proceed admitted;
    private boolean looked;

    private RequestPassage(
            Proceed admitted, Curfew curfew, CatalinaExchange exchange, Request request, Response response) {
        this.admitted = admitted;
        this.curfew = curfew;
        this.exchange = exchange;
        this.request = request;
        this.response = response;
    }

    static RequestPassage begin(
            Proceed admitted, Curfew curfew, CatalinaExchange exchange, Request request, Response response) {
        RequestPassage passage = new RequestPassage(admitted, curfew, exchange, request, response);
        passage.grant(admitted);
        return passage;
    }

    private void grant(Proceed granted) {
        admitted = granted;
        PrincipalInstaller.grant(granted, request, response);
        request.setAttribute(CurfewSession.ATTRIBUTE, curfew.session(granted));
        if (granted.messagesCount()) {
            Sockets.tell(request, () -> curfew.messageReceived(granted));
        } else {
            Sockets.tellNobody(request);
        }
    }

    private void withdraw() {
        MimeHeaders headers = response.getCoyoteResponse().getMimeHeaders();
        admitted.headers().stream().map(Map.Entry::getKey).forEach(headers::removeHeader);
        PrincipalInstaller.withdraw(request);
    }

    /**
     * Whether another request asks for what this one asked for. A {@code RewriteValve} behind this valve makes another request of it and sends
     * it through all valves again: what was decided about the first says nothing about the second.
     */
    boolean isAbout(CatalinaExchange other) {
        return exchange.path().equals(other.path())
                && exchange.method().equals(other.method())
                && exchange.contextPath().equals(other.contextPath())
                && exchange.host().equals(other.host());
    }

    /** The tag for the page that it is for, or null. */
    @Nullable
    ScriptTag script() {
        return admitted.script();
    }

    /** Looks at the clock, once, just before the application is called. Returns whether the request has been answered, and must not go on. */
    boolean isAnsweredNow() throws IOException {
        if (looked) {
            return false;
        }
        looked = true;
        Decision last = curfew.decideAgain(exchange, admitted);
        if (last.equals(admitted)) {
            return false;
        }
        withdraw();
        if (last instanceof Respond respond) {
            Replies.write(respond.reply(), request.getMethod(), response);
            return true;
        }
        if (last instanceof Proceed other) {
            grant(other);
        }
        return ConstraintRecheck.refuse(request, response);
    }

    /** The application has just made this. */
    @Override
    public void accept(HttpSession made) {
        curfew.containerSessionMade(NamedSession.made(request, made), admitted);
    }

    /** The application is done with the request. */
    @Override
    public void run() {
        Proceed last = admitted;
        curfew.completed(exchange, last, PrincipalInstaller.isSignedOut(last, request));
    }
}
