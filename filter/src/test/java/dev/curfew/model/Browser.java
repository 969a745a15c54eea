package dev.curfew.model;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.http.FakeExchange;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engine's side of a browser: its cookies, the sign-in that it began last, the request that it was let through with last. */
final class Browser {

    private @Nullable String session;
    private @Nullable String attempt;
    private @Nullable Way way;
    private @Nullable Admitted admitted;

    /** On the way to the provider. */
    record Way(int node, String state) {}

    /** What the application is doing. */
    record Admitted(int node, FakeExchange request, Proceed proceed) {}

    /** The request, with what the browser sends along. */
    FakeExchange send(FakeExchange request) {
        if (session != null) {
            request.cookie(Node.NAMES.session(), session);
        }
        return request;
    }

    /** The request that comes back from the provider. */
    FakeExchange send(Way back) {
        FakeExchange request = FakeExchange.navigation("/app/.curfew/callback?code=c&state=" + back.state);
        String cookie = attempt == null ? "none=" : attempt;
        int equals = cookie.indexOf('=');
        return send(request.cookie(cookie.substring(0, equals), cookie.substring(equals + 1)));
    }

    /** Takes an answer of this node. */
    void receive(int node, List<Map.Entry<String, String>> headers) {
        for (Map.Entry<String, String> header : headers) {
            String value = header.getValue();
            if (header.getKey().equals("Set-Cookie")) {
                keep(value);
            } else if (header.getKey().equals("Location") && value.startsWith(ScriptedProvider.LOCATION)) {
                way = new Way(node, value.substring(ScriptedProvider.LOCATION.length()));
            }
        }
    }

    /** Of sign-ins under way only the last is kept. */
    private void keep(String cookie) {
        boolean gone = cookie.contains("Max-Age=0");
        String pair = cookie.substring(0, cookie.indexOf(';'));
        if (pair.startsWith(Node.NAMES.signInPrefix())) {
            attempt = gone ? attempt : pair;
        } else if (pair.startsWith(Node.NAMES.session() + "=")) {
            session = gone ? null : pair.substring(pair.indexOf('=') + 1);
        }
    }

    /** The way that the browser goes back now; it goes it once. */
    @Nullable
    Way takeWay() {
        Way back = way;
        way = null;
        return back;
    }

    void drop() {
        session = null;
    }

    void admit(Admitted request) {
        admitted = request;
    }

    @Nullable
    Admitted takeAdmitted() {
        Admitted last = admitted;
        admitted = null;
        return last;
    }

    /** What the registry files its session under. */
    @Nullable
    SessionKey key() {
        return session == null ? null : SampleSession.keyOf(session);
    }
}
