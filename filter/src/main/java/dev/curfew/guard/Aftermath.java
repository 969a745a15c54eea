package dev.curfew.guard;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.http.ContainerSession;
import dev.curfew.http.Exchange;
import dev.curfew.lifecycle.ContainerSessions;
import dev.curfew.lifecycle.RequestCompletion;
import dev.curfew.observe.Observer;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.session.RegistryException;
import dev.curfew.session.SessionRecord;

/** Does what follows a request that was let through. What cannot be done without the store is reported. Thread-safe. */
public final class Aftermath {

    private final RequestCompletion completion;
    private final DocumentTracker documents;
    private final ContainerSessions containerSessions;
    private final Observer observer;

    public Aftermath(
            RequestCompletion completion,
            DocumentTracker documents,
            ContainerSessions containerSessions,
            Observer observer) {
        this.completion = completion;
        this.documents = documents;
        this.containerSessions = containerSessions;
        this.observer = observer;
    }

    void completed(Exchange exchange, Proceed admitted, boolean signedOut, long now) {
        SessionRecord session = admitted.session();
        ifStored(now, () -> {
            if (session != null && signedOut) {
                completion.signOut(session, now);
            } else if (session != null && admitted.activity().counts()) {
                completion.over(session, admitted.activity(), now);
            }
            documents.answered(exchange, session, now);
            containerSessions.afterApplication(exchange, session, now);
        });
    }

    void messageReceived(Proceed admitted, long now) {
        SessionRecord session = admitted.session();
        if (session != null && admitted.messagesCount()) {
            ifStored(now, () -> completion.heard(session, now));
        }
    }

    void containerSessionMade(ContainerSession made, Proceed admitted, long now) {
        ifStored(now, () -> containerSessions.made(made, admitted.session(), now));
    }

    void containerSessionRenamed(String owner, ContainerSession.Detached before, ContainerSession.Detached after) {
        containerSessions.renamed(owner, before, after);
    }

    void containerSessionGone(String owner, ContainerSession.Detached gone, boolean byApplication, long now) {
        ifStored(now, () -> containerSessions.gone(owner, gone, byApplication, now));
    }

    private void ifStored(long now, Runnable consequence) {
        try {
            consequence.run();
        } catch (RegistryException fault) {
            report(fault, now);
        }
    }

    /** The store cannot answer. */
    void report(RegistryException fault, long now) {
        observer.on(new SessionEvent.OfCurfew(Kind.STORE_UNAVAILABLE, now, fault.getMessage()));
    }
}
