package dev.curfew.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.ehcache.EhcacheSessionRegistry;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.Freshness;
import dev.curfew.oidc.PriorSessions;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Binding;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Terms;
import dev.curfew.session.Client;
import dev.curfew.session.EndReason;
import dev.curfew.session.Profile;
import dev.curfew.session.RecentRevocationsInMemory;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.SessionTag;
import dev.curfew.session.Sessions;
import dev.curfew.session.Tokens;
import dev.curfew.session.UserKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One user signs in from many browsers in the same moment, while tabs of a first browser sign in again; many times over. */
@Sampled
class SessionLimitStressTest {

    private static final long T = 1_800_000_000_000L;
    private static final int ROUNDS = SampleSize.of(200);
    private static final int NEWCOMERS = 6;
    private static final int TABS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(NEWCOMERS + TABS);
    private final EhcacheSessionRegistry registry = EhcacheSessionRegistry.inMemory(100_000, unused -> {});
    private final Sessions sessions = new Sessions(registry);
    private final SessionResources resources = new SessionResources();
    private final SessionTerminator terminator =
            new SessionTerminator(sessions, resources, new SessionTimers(), unused -> {}, unused -> {}, Runnable::run);
    private final Revocations revocations =
            new Revocations(sessions, terminator, new RecentRevocationsInMemory(100), 600_000);
    private final SessionLimit limit = new SessionLimit(sessions, revocations);
    private final SessionStarter starter = new SessionStarter(
            sessions,
            resources,
            terminator,
            revocations,
            new RenewedSessions(),
            limit,
            unused -> {},
            new SecureRandom());

    @AfterEach
    void stop() {
        threads.shutdownNow();
        registry.close();
    }

    @ParameterizedTest
    @CsvSource({
        "END_OLDEST, 1",
        "END_OLDEST, 2",
        "END_OLDEST, 5",
        "REFUSE, 1",
        "REFUSE, 2",
        "REFUSE, 5",
        "ASK, 1",
        "ASK, 2",
        "ASK, 5"
    })
    void exactlyAsManyAsAllowedAreFreeAfterwards(AtLimit atLimit, int most) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            User user = new User(round, terms(atLimit, most));
            SessionRecord first = user.signIn("first", null);
            List<Callable<@Nullable SessionKey>> work = new ArrayList<>();
            for (int i = 0; i < NEWCOMERS; i++) {
                String sid = "browser-" + i;
                work.add(() -> user.keyOf(sid, null));
            }
            for (int i = 0; i < TABS; i++) {
                work.add(() -> user.keyOf("first", first));
            }
            List<@Nullable SessionKey> told = together(work);

            List<SessionRecord> living = user.living();
            assertThat(user.free()).as("round %d", round).hasSize(most);
            assertThat(living).hasSize(atLimit == AtLimit.ASK ? NEWCOMERS + 1 : most);
            assertThat(living).extracting(SessionRecord::tag).doesNotHaveDuplicates();
            assertThat(told).containsAll(user.keys(living, first));
            assertThat(registry.findByUser(user.key))
                    .as("nothing is left of those that were refused")
                    .allMatch(key -> told.contains(key) || key.equals(first.key()));
        }
    }

    @Test
    void whoWaitsIsLetGoOneByOneHoweverManyAskAtOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            User user = new User(round, terms(AtLimit.ASK, 2));
            List<SessionRecord> all = new ArrayList<>();
            for (int i = 0; i < NEWCOMERS; i++) {
                all.add(user.signIn("browser-" + i, null));
            }
            int ended = round % NEWCOMERS;
            List<Callable<@Nullable SessionKey>> work = new ArrayList<>();
            for (SessionRecord session : all) {
                work.add(() -> {
                    limit.admitIfItFits(requireNonNull(sessions.find(session.key())), T);
                    return null;
                });
            }
            work.add(() -> {
                terminator.end(all.get(ended).key(), EndReason.LOGOUT, T);
                return null;
            });
            together(work);
            assertThat(user.free()).hasSizeLessThanOrEqualTo(2);
            all.forEach(session -> limit.admitIfItFits(requireNonNull(sessions.find(session.key())), T));
            assertThat(user.free()).as("round %d", round).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofTabsThatSignInAgainAtOnceOneSessionIsLeft(AtLimit atLimit) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            User user = new User(round, terms(atLimit, 1));
            SessionRecord first = user.signIn("first", null);
            List<Callable<@Nullable SessionKey>> work = new ArrayList<>();
            for (int i = 0; i < NEWCOMERS; i++) {
                work.add(() -> user.keyOf("first", first));
            }
            together(work);
            SessionTag tag = first.tag();
            assertThat(user.living()).as("round %d", round).singleElement().satisfies(session -> {
                assertThat(session.tag()).isEqualTo(tag);
                assertThat(session.waiting()).isFalse();
                assertThat(sessions.findByProviderSession(requireNonNull(session.providerSession())))
                        .isEqualTo(session);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofTabsThatSignInForTheFirstTimeAtOnceOneSessionIsLeft(AtLimit atLimit) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            User user = new User(round, terms(atLimit, 1));
            List<Callable<@Nullable SessionKey>> work = new ArrayList<>();
            for (int i = 0; i < NEWCOMERS; i++) {
                work.add(() -> user.keyOf("first", null));
            }
            List<@Nullable SessionKey> told = together(work);
            assertThat(user.free()).as("round %d", round).singleElement().satisfies(session -> assertThat(told)
                    .contains(session.key()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofTabsThatSetOutBeforeThereWasASessionOneBringsTheCookieOfTheOneThatIsLeft(AtLimit atLimit) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            User user = new User(round, terms(atLimit, 1));
            List<Callable<@Nullable SessionKey>> work = new ArrayList<>();
            for (int i = 0; i < NEWCOMERS; i++) {
                work.add(() -> user.keyOf("first", null, T - 1));
            }
            List<@Nullable SessionKey> told = together(work);
            assertThat(user.living()).as("round %d", round).singleElement().satisfies(session -> assertThat(told)
                    .filteredOn(Objects::nonNull)
                    .containsExactly(session.key()));
        }
    }

    private static Terms terms(AtLimit atLimit, int most) {
        return new Terms(SampleSession.LIMITS, Reauthentication.REQUIRED, most, atLimit, Binding.OFF, 1);
    }

    private List<@Nullable SessionKey> together(List<Callable<@Nullable SessionKey>> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(work.size());
        List<Future<@Nullable SessionKey>> running = new ArrayList<>();
        for (Callable<@Nullable SessionKey> one : work) {
            running.add(threads.submit(() -> {
                start.await(10, TimeUnit.SECONDS);
                return one.call();
            }));
        }
        List<@Nullable SessionKey> results = new ArrayList<>();
        for (Future<@Nullable SessionKey> one : running) {
            results.add(one.get(20, TimeUnit.SECONDS));
        }
        return results;
    }

    /** Another user each round. */
    private static final Profile ALICE = new Profile("alice", Set.of(), null);

    private final class User {

        private final UserKey key;
        private final Terms terms;

        User(int round, Terms terms) {
            this.key = new UserKey(SampleSession.ISSUER, "subject-" + round);
            this.terms = terms;
        }

        SessionRecord signIn(String sid, @Nullable SessionRecord present) {
            return requireNonNull(sessions.find(requireNonNull(keyOf(sid, present))));
        }

        /** The key of the cookie that the browser is given, or null if it is given none. */
        @Nullable
        SessionKey keyOf(String sid, @Nullable SessionRecord present) {
            return keyOf(sid, present, T);
        }

        @Nullable
        SessionKey keyOf(String sid, @Nullable SessionRecord present, long setOutAt) {
            Authentication answer =
                    new Authentication(key, ALICE, sid + " of " + key.subject(), T / 1000, null, Tokens.NONE);
            VerifiedSignIn verified =
                    new VerifiedSignIn(answer, terms, new Freshness.Fresh(T, false), Client.UNKNOWN, setOutAt);
            SignInOutcome outcome = starter.admit(verified, present, PriorSessions.NONE, T);
            return outcome instanceof SignInOutcome.Admitted admitted
                    ? admitted.token().key()
                    : null;
        }

        List<SessionRecord> living() {
            return sessions.livingOf(key, T);
        }

        List<SessionRecord> free() {
            return living().stream().filter(session -> !session.waiting()).toList();
        }

        /** The first session's browser has been told of another key if it is the present one of two tabs. */
        List<SessionKey> keys(List<SessionRecord> living, SessionRecord first) {
            return living.stream()
                    .map(SessionRecord::key)
                    .filter(key -> !key.equals(first.key()))
                    .toList();
        }
    }
}
