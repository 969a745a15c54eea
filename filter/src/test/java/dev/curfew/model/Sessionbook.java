package dev.curfew.model;

import dev.curfew.session.ProviderSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every session of the model, and which browser's cookie names which. */
final class Sessionbook {

    private final List<Lifetime> ever = new ArrayList<>();
    private final List<Lifetime> known = new ArrayList<>();
    private final @Nullable Lifetime[] cookies = new Lifetime[World.BROWSERS];
    private final Map<Lifetime, Lifetime> successors = new HashMap<>();

    /** All that are not forgotten. */
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
        ever.add(session);
        known.add(session);
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

    /** The session that came last from the same session of the provider, or null if there was none or it is forgotten. */
    @Nullable
    Lifetime last(ProviderSession providerSession) {
        for (int i = ever.size() - 1; i >= 0; i--) {
            Lifetime session = ever.get(i);
            if (session.answer().providerSession().equals(providerSession)) {
                return session.isForgotten() ? null : session;
            }
        }
        return null;
    }
}
