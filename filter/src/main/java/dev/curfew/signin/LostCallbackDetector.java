package dev.curfew.signin;

import dev.curfew.http.Exchange;
import dev.curfew.http.Form;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.RequestHeader;
import dev.curfew.http.ReturnTarget;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.pages.SignInPages;
import dev.curfew.site.EndpointPath;
import dev.curfew.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Detects that the provider's responses do not reach the callback, because a valve or proxy before Curfew rewrites
 * paths. An answer that still has its query is known by its state, which this browser alone has, and goes the way of
 * every other.
 */
final class LostCallbackDetector {

    /** Only a browser that is sent back at once begins so many sign-ins in so short a time. */
    private static final int MOST = 4;

    private static final long WINDOW = 20_000;

    private final Site site;
    private final SignInCookies attempts;
    private final SignInPages pages;
    private final Observer observer;

    LostCallbackDetector(Site site, SignInCookies attempts, SignInPages pages, Observer observer) {
        this.site = site;
        this.attempts = attempts;
        this.pages = pages;
        this.observer = observer;
    }

    /** Whether a request that is for no path of ours is the answer to a sign-in of this browser. */
    boolean isOne(Request request) {
        Exchange exchange = request.exchange();
        String query = exchange.query();
        String state = query == null || !query.contains("state=")
                ? null
                : Form.parse(query).single("state");
        boolean answer = state != null && attempts.find(state, exchange) != null;
        if (answer) {
            tell("the answer came to " + exchange.path(), request.now());
        }
        return answer;
    }

    /** The page for a browser that comes back again and again as if it had never been at the provider, or null. */
    @Nullable
    Reply instead(Request request, ReturnTarget target) {
        Exchange exchange = request.exchange();
        long now = request.now();
        if (!comesFromElsewhere(exchange) || attempts.pending(target, now - WINDOW, exchange) < MOST) {
            return null;
        }
        tell("no answer came within " + WINDOW / 1000 + " s, " + MOST + " times", now);
        return pages.answerLost(exchange);
    }

    /** A redirect of the provider's is marked, by browsers that mark anything: neither a reload nor a tab that is restored looks like it. */
    private static boolean comesFromElsewhere(Exchange exchange) {
        String from = exchange.header(RequestHeader.SEC_FETCH_SITE);
        return from == null || from.equals("cross-site") || from.equals("same-site");
    }

    private void tell(String what, long now) {
        String detail = what + " (expected: " + site.path(EndpointPath.CALLBACK) + "), exclude " + site.home()
                + " from URL rewriting - docs/how-to/fix-a-sign-in-loop.md";
        observer.on(new SessionEvent.OfCurfew(Kind.CALLBACK_REWRITTEN, now, detail));
    }
}
