package dev.curfew.model;

import dev.curfew.session.ProviderSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every session of the model, and which browser's cookie names which. */
final class Sessionbook {

    private final List<Lifetime> known = new ArrayList<>();
    private final Map<ProviderSession, Lifetime> last = new HashMap<>();
    private final @Nullable Lifetime[] cookies = new Lifetime[World.BROWSERS];
    private final Map<Lifetime, Lifetime> successors = new HashMap<>();

    /** All that are not forgotten, in the order of filing: one that goes on stands where it stood. */
    List<Lifetime> all() {
        known.removeIf(Lifetime::isForgotten);
        return known;
    }

    /** What the cookie names, or null if nothing that is still known. */
    @Nullable
    Lifetime of(int browser) {
        Lifetime session = cookies[browser];
        return session == null || session.isForgotten() ? null : session;
    }

    void drop(int browser) {
        cookies[browser] = null;
    }

    /** A new session, which takes the place of {@code before}. */
    void add(int browser, Lifetime session, @Nullable Lifetime before) {
        known.add(known.indexOf(before) + 1 == 0 ? known.size() : known.indexOf(before) + 1, session);
        last.put(session.answer().providerSession(), session);
        cookies[browser] = session;
        if (before != null) {
            before.forget();
            successors.put(before, session);
        }
    }

    /** The session as it goes on now. */
    Lifetime now(Lifetime session) {
        Lifetime next = successors.get(session);
        return next == null ? session : now(next);
    }

    /** The session that came last from the same session of the provider and is not forgotten, or null. */
    @Nullable
    Lifetime last(ProviderSession providerSession) {
        Lifetime latest = last.get(providerSession);
        if (latest != null && latest.isForgotten()) {
            latest = null;
            for (Lifetime session : all()) {
                latest = session.answer().providerSession().equals(providerSession) ? session : latest;
            }
        }
        return latest;
    }
}
