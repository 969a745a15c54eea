package dev.curfew.valve;

import dev.curfew.Curfew;
import dev.curfew.api.CurfewSession;
import dev.curfew.catalina.NamedSession;
import dev.curfew.guard.Decision;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.servlet.Replies;
import dev.curfew.servlet.socket.Sockets;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.http.MimeHeaders;

/** One request that was let through, from the valve to the application and back: whom that sees is what was decided last. */
final class RequestPassage {

    private final Curfew curfew;
    private final CatalinaExchange exchange;
    private final Request request;
    private final Response response;
    private volatile Proceed admitted;

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
        request.setAttribute(PageFilter.MET, true);
        passage.grant(admitted);
        return passage;
    }

    private void grant(Proceed granted) {
        admitted = granted;
        PrincipalInstaller.grant(granted, request, response);
        request.setAttribute(CurfewSession.ATTRIBUTE, curfew.session(granted));
        Sockets.tell(request, granted.messagesCount(), () -> curfew.messageReceived(granted));
    }

    private void withdraw() {
        MimeHeaders headers = response.getCoyoteResponse().getMimeHeaders();
        admitted.headers().stream().map(Map.Entry::getKey).forEach(headers::removeHeader);
        PrincipalInstaller.withdraw(request);
    }

    /** Looks at the clock just before the application is called. Returns whether the request has been answered, and must not go on. */
    boolean isAnsweredNow() throws IOException {
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
    void made(HttpSession made) {
        curfew.containerSessionMade(NamedSession.made(request, made), admitted);
    }

    /** The application is done with the request. */
    void completed() {
        Proceed last = admitted;
        curfew.completed(exchange, last, PrincipalInstaller.isSignedOut(last, request));
    }
}
