package dev.curfew.guard;

import dev.curfew.api.SessionEnd;
import dev.curfew.guard.Decision.Proceed;
import dev.curfew.guard.Decision.Respond;
import dev.curfew.http.ContainerSession;
import dev.curfew.http.Exchange;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.pages.PageTexts;
import dev.curfew.policy.RequestTarget;
import dev.curfew.reply.Endpoints;
import dev.curfew.reply.RefusalReplies;
import dev.curfew.session.CurrentSession;
import dev.curfew.session.EndReason;
import dev.curfew.session.RegistryException;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTime;

/**
 * The sequence: one request in, one decision out. Both doors ask here, and the order of decisions exists nowhere else. Thread-safe; instants
 * are epoch milliseconds.
 *
 * @since 0.1
 */
public final class Guard {

    private final SessionLookup lookup;
    private final SessionBindingCheck bindingCheck;
    private final DocumentTracker documents;
    private final Endpoints endpoints;
    private final SessionRequests sessionRequests;
    private final StrangerRequests strangerRequests;
    private final RefusalReplies refusals;
    private final Aftermath aftermath;

    /** Put together for one generation of rules. */
    public Guard(
            SessionLookup lookup,
            SessionBindingCheck bindingCheck,
            DocumentTracker documents,
            Endpoints endpoints,
            SessionRequests sessionRequests,
            StrangerRequests strangerRequests,
            RefusalReplies refusals,
            Aftermath aftermath) {
        this.lookup = lookup;
        this.bindingCheck = bindingCheck;
        this.documents = documents;
        this.endpoints = endpoints;
        this.sessionRequests = sessionRequests;
        this.strangerRequests = strangerRequests;
        this.refusals = refusals;
        this.aftermath = aftermath;
    }

    /** What to do with the request at {@code now}. */
    public Decision decide(Exchange exchange, long now) {
        if (!PathCheck.isNormal(exchange.path())) {
            return new Respond(refusals.badRequest(exchange));
        }
        Request request = Request.of(exchange, now);
        try {
            return decide(request);
        } catch (RegistryException fault) {
            return withoutStore(request, fault);
        }
    }

    private Decision decide(Request request) {
        PresentedSession presented = bindingCheck.check(lookup.presentedIn(request), request);
        documents.asked(request, presented.session());
        String endpoint = endpoints.named(request);
        Decision decision = endpoint == null
                ? forApplication(request, presented)
                : new Respond(endpoints.answer(endpoint, request, presented::at, presented.required()));
        if (decision instanceof Respond) {
            documents.answered(request.exchange(), presented.session().record(), request.now());
        }
        return decision;
    }

    private Decision forApplication(Request request, PresentedSession presented) {
        Exchange exchange = request.exchange();
        RequestTarget target = new RequestTarget(
                exchange.host(), exchange.contextPath(), exchange.method(), exchange.path(), exchange.welcome());
        CurrentSession session = lookup.admitted(presented.forApplication(), request.now());
        return session instanceof CurrentSession.Living living
                ? sessionRequests.decide(request, target, living, presented)
                : strangerRequests.decide(request, target, session);
    }

    private Decision withoutStore(Request request, RegistryException fault) {
        aftermath.report(fault, request.now());
        return new Respond(refusals.storeUnavailable(request));
    }

    /**
     * A second look at the clock, at the last moment before the application is called: the thread may have waited for a core since.
     *
     * @return {@code admitted} itself if its session lives; else what is to be done instead, which may be to let the request through as one
     *     of nobody
     */
    public Decision decideAgain(Exchange exchange, Proceed admitted, long now) {
        SessionRecord session = admitted.session();
        if (session == null || now < SessionTime.end(session, now)) {
            return admitted;
        }
        try {
            return lookup.isOpen(session, now) ? admitted : decide(exchange, now);
        } catch (RegistryException fault) {
            return withoutStore(Request.of(exchange, now), fault);
        }
    }

    /** Lets a request through that no decision was made about, and that needs none: it has no user. */
    public Proceed withoutSession(Exchange exchange, long now) {
        return strangerRequests.pass(exchange, now);
    }

    /**
     * The application is done with a request that was let through, however long it took.
     *
     * @param signedOut whether the application signed the user out
     */
    public void completed(Exchange exchange, Proceed admitted, boolean signedOut, long now) {
        aftermath.completed(exchange, admitted, signedOut, now);
    }

    /** A message has come through a socket that was let through, where messages count. */
    public void messageReceived(Proceed admitted, long now) {
        aftermath.messageReceived(admitted, now);
    }

    /**
     * What is said to a script that still waits for an answer when its session ends.
     *
     * @param reason the word for it
     */
    public Reply endedWhileWaiting(String reason) {
        return reason.equals(SessionEnd.CURFEW_STOPPED)
                ? PageTexts.notStarted(null)
                : refusals.endedWhileWaiting(EndReason.of(reason));
    }

    /** The application has just made a container's session in a request that was let through. */
    public void containerSessionMade(ContainerSession made, Proceed admitted, long now) {
        aftermath.containerSessionMade(made, admitted, now);
    }

    /**
     * A container's session has got another id.
     *
     * @param owner whom it was claimed for
     */
    public void containerSessionRenamed(
            String owner, ContainerSession.Detached before, ContainerSession.Detached after) {
        aftermath.containerSessionRenamed(owner, before, after);
    }

    /**
     * A container's session is gone.
     *
     * @param owner whom it was claimed for
     * @param gone the session itself
     * @param byApplication whether the application ended it, rather than the container or Curfew
     */
    public void containerSessionGone(String owner, ContainerSession.Detached gone, boolean byApplication, long now) {
        aftermath.containerSessionGone(owner, gone, byApplication, now);
    }
}
