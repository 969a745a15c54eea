package dev.curfew.demo.provider;

import com.nimbusds.oauth2.sdk.id.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The provider sessions, found by {@code sid} or by the browser's cookie. A cookie's value says nothing about the {@code sid}. */
final class ProviderSessions {

    /** A session, and the cookie that the browser shall carry from now on. */
    record SignedIn(ProviderSession session, String cookie) {}

    private final InstantSource clock;
    private final Duration lifetime;
    private final Map<String, ProviderSession> bySid = new HashMap<>();
    private final Map<String, String> sidByCookie = new HashMap<>();

    ProviderSessions(InstantSource clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    Instant endOf(ProviderSession session) {
        return session.authenticatedAt().plus(lifetime);
    }

    synchronized Optional<ProviderSession> living(@Nullable String sid) {
        return Optional.ofNullable(bySid.get(sid))
                .filter(session -> clock.instant().isBefore(endOf(session)));
    }

    synchronized Optional<ProviderSession> ofCookie(@Nullable String cookie) {
        return living(sidByCookie.get(cookie));
    }

    synchronized List<ProviderSession> all() {
        return bySid.keySet().stream().flatMap(sid -> living(sid).stream()).toList();
    }

    /** The same user keeps the session and its {@code sid}; anybody else gets a new one, and the old one is left to itself. */
    synchronized SignedIn signIn(@Nullable String cookie, DemoUser user, String acr) {
        Instant now = clock.instant();
        ProviderSession session = ofCookie(cookie)
                .filter(old -> old.username().equals(user.username()))
                .map(old -> old.reauthenticated(now, acr))
                .orElseGet(() -> new ProviderSession(random(), user.username(), now, now, acr, Set.of()));
        sidByCookie.remove(cookie);
        String fresh = random();
        sidByCookie.put(fresh, session.sid());
        bySid.put(session.sid(), session);
        return new SignedIn(session, fresh);
    }

    synchronized void join(String sid, String clientId) {
        bySid.computeIfPresent(sid, (same, session) -> session.joinedBy(clientId));
    }

    synchronized Optional<ProviderSession> end(String sid) {
        sidByCookie.values().removeIf(sid::equals);
        return Optional.ofNullable(bySid.remove(sid));
    }

    private static String random() {
        return new Identifier(32).getValue();
    }
}
