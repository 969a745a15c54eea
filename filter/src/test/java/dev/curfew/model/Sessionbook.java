package dev.curfew.model;

import dev.curfew.session.End;
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
        ProviderSession providerSession = session.answer().providerSession();
        if (providerSession != null) {
            last.put(providerSession, session);
        }
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

    /** Those that came of the same authentication, as far as the provider says which that was. */
    List<Lifetime> of(Answer answer) {
        return all().stream()
                .filter(session -> answer.authTime() != null
                        && answer.user() == session.user()
                        && answer.authTime().equals(session.answer().authTime()))
                .toList();
    }

    /** Whether at {@code now} another ended session may stand for this ended one, because both came of the same authentication. */
    boolean isRepeated(Lifetime session, long now) {
        End end = session.end();
        return end != null
                && now - end.at() >= 60_000
                && !session.isResumable(now)
                && known.stream()
                        .filter(other -> other != session && other.user() == session.user())
                        .anyMatch(other -> other.authTime() == session.authTime() && other.end() != null);
    }

    /** The session that came last from the same session of the provider and is not forgotten, or null. */
    @Nullable
    Lifetime last(@Nullable ProviderSession providerSession) {
        if (providerSession == null) {
            return null;
        }
        Lifetime latest = last.get(providerSession);
        if (latest != null && latest.isForgotten()) {
            latest = null;
            for (Lifetime session : all()) {
                latest = providerSession.equals(session.answer().providerSession()) ? session : latest;
            }
        }
        return latest;
    }
}
