package dev.curfew.catalina;

import dev.curfew.http.ContainerSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.jspecify.annotations.Nullable;

/**
 * A session out of any request, by its id: a manager that swaps it out and loads it again makes another object of it.
 *
 * @param application whose session it is
 * @param id as it is now; whoever holds this is told of another one by {@link SessionWatch}
 */
record HeldSession(Context application, String id) implements ContainerSession.Detached {

    static HeldSession of(Session session) {
        return new HeldSession(session.getManager().getContext(), session.getIdInternal());
    }

    @Override
    public void putAway() {
        Session found = find();
        if (found != null) {
            WithheldSessions.take(application, found);
        }
    }

    @Override
    public void bringBack(String owner) {
        Session away = WithheldSessions.remove(application, id);
        Session found = away == null ? find() : away;
        if (found != null) {
            SessionOwner.claim(found, owner, 0);
        }
        if (away != null) {
            giveBack(away);
        }
    }

    /** Where another one has got the id meanwhile, that one stays. */
    private void giveBack(Session away) {
        if (find() == null) {
            application.getManager().add(away);
        } else {
            end(away);
        }
    }

    @Override
    public void end() {
        Session away = WithheldSessions.remove(application, id);
        Session found = away == null ? find() : away;
        if (found != null) {
            end(found);
        }
    }

    private void end(Session ending) {
        Session other = find();
        SessionOwner.end(ending);
        if (other != null && other != ending && other.isValid()) {
            application.getManager().add(other);
        }
    }

    private @Nullable Session find() {
        try {
            return application.getState().isAvailable()
                    ? application.getManager().findSession(id)
                    : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The id is a secret. */
    @Override
    public String toString() {
        return "an HttpSession of " + application.getName();
    }
}
