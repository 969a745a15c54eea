package dev.curfew.bench;

import dev.curfew.ehcache.EhcacheSessionRegistry;
import dev.curfew.lifecycle.SessionTimers;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Terms;
import dev.curfew.session.Client;
import dev.curfew.session.Profile;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionOrigin;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.SessionTime;
import dev.curfew.session.SessionToken;
import dev.curfew.session.Sessions;
import dev.curfew.session.Tokens;
import dev.curfew.session.UserKey;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Living sessions, each of a user of its own, filed as sign-ins file them: in the registry with its indexes, and with an alarm set. */
final class Population implements AutoCloseable {

    /** Some day in 2026. */
    static final long NOW = 1_790_000_000_000L;

    static final String ISSUER = "https://sso.example.com/realms/shop";

    private final EhcacheSessionRegistry registry;
    private final Sessions sessions;
    private final SessionTimers timers = new SessionTimers();
    private final Terms terms;
    private final SecureRandom secureRandom = new SecureRandom();

    Population(int capacity, Limits limits) {
        this.registry = EhcacheSessionRegistry.inMemory(capacity, total -> {
            throw new IllegalStateException("a living session was evicted");
        });
        this.sessions = new Sessions(registry);
        this.terms = Terms.of(limits);
    }

    Sessions sessions() {
        return sessions;
    }

    SessionTimers alarms() {
        return timers;
    }

    /** Signs a new user in. */
    Member signIn(boolean withTokens) {
        SampleUser user = SampleUser.random(ThreadLocalRandom.current());
        SessionToken token = SessionToken.generate(secureRandom);
        SessionTag tag = SessionTag.generate(secureRandom);
        UserKey key = new UserKey(parsed(ISSUER), user.subject());
        Profile profile = new Profile(user.name(), parsed(SampleUser.ROLES), "1");
        SessionOrigin origin = new SessionOrigin(
                token.key(), tag, key, new ProviderSession(key.issuer(), user.sid()), NOW, NOW, Limits.NONE);
        Client client = new Client(0xCB007100L, "Firefox on Linux", 0x1234, 0x5678);
        SessionRecord session = SessionRecord.begin(
                origin, profile, client, terms, withTokens ? user.tokens(ISSUER) : Tokens.NONE, false);
        sessions.create(session);
        timers.set(session.key(), SessionTime.end(session, NOW));
        return new Member(token.reveal(), tag);
    }

    /** As a parser makes it: every time a text of its own. */
    private static String parsed(String text) {
        return String.copyValueOf(text.toCharArray());
    }

    private static Set<String> parsed(Set<String> texts) {
        return texts.stream().map(Population::parsed).collect(Collectors.toUnmodifiableSet());
    }

    boolean has(Member member) {
        SessionKey key = SessionToken.keyIn(member.cookie(), 0, member.cookie().length());
        return key != null && sessions.find(key) != null;
    }

    @Override
    public void close() {
        registry.close();
    }

    /** What a browser and a container hold of a session. */
    record Member(String cookie, SessionTag tag) {}
}
