package dev.curfew.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of sessions has to keep, whatever it is made of. */
public abstract class SessionRegistryContract {

    private static final long T = 1_800_000_000_000L;
    private static final int CAPACITY = 500;
    private static final int THREADS = 4;

    private SessionRegistry registry = new FakeRegistry();

    /** An empty registry with room for so many records. */
    protected abstract SessionRegistry open(long capacity);

    @BeforeEach
    void openRegistry() {
        registry = open(CAPACITY);
    }

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    private SessionRecord create(SampleSession session) {
        registry.create(session.record());
        return session.record();
    }

    @Test
    void findsWhatWasCreatedAndNothingElse() {
        SessionRecord one = create(SampleSession.of("one", T)
                .providerEnd(T + 5)
                .tokens(new Tokens(PackedToken.pack("id"), PackedToken.pack("refresh"))));
        assertThat(registry.find(one.key())).usingRecursiveComparison().isEqualTo(one);
        assertThat(registry.find(SampleSession.key("other"))).isNull();
        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void twoSessionsCannotHaveOneKey() {
        SessionRecord one = create(SampleSession.of("one", T));
        SessionRecord same = SampleSession.of("one", T + 1).user("mallory").record();
        assertThatExceptionOfType(RegistryException.class).isThrownBy(() -> registry.create(same));
        assertThat(requireNonNull(registry.find(one.key())).profile().name()).isEqualTo("alice");
        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void replacesTheVersionThatIsExpectedAndNoOther() {
        SessionRecord first = create(SampleSession.of("one", T));
        SessionRecord second = first.touchedAt(T + 1);
        SessionRecord third = second.touchedAt(T + 2);
        assertThat(registry.replace(second, third)).isFalse();
        assertThat(registry.replace(first, second)).isTrue();
        assertThat(registry.replace(first, first.touchedAt(T + 9))).isFalse();
        assertThat(requireNonNull(registry.find(first.key())).lastActivity()).isEqualTo(T + 1);
        assertThat(registry.replace(second, third)).isTrue();
        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void replacesNothingThatIsGone() {
        SessionRecord one = create(SampleSession.of("one", T));
        registry.forget(one.key());
        assertThat(registry.replace(one, one.touchedAt(T + 1))).isFalse();
        assertThat(registry.find(one.key())).isNull();
        assertThat(registry.size()).isZero();
    }

    @Test
    void keepsATombstoneAndFindsItByItsProviderSession() {
        SessionRecord one = create(SampleSession.of("one", T));
        assertThat(registry.replace(one, one.endedBy(new End(EndReason.LOGOUT, T + 1))))
                .isTrue();
        assertThat(requireNonNull(registry.find(one.key())).end()).isEqualTo(new End(EndReason.LOGOUT, T + 1));
        assertThat(registry.findByProviderSession(requireNonNull(one.providerSession())))
                .isEqualTo(one.key());
        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void knowsTheLatestSessionOfAProviderSession() {
        create(SampleSession.of("one", T).sid("s"));
        SessionRecord two = create(SampleSession.of("two", T).sid("s"));
        assertThat(registry.findByProviderSession(requireNonNull(two.providerSession())))
                .isEqualTo(two.key());
    }

    @Test
    void aProviderSessionIsKnownWithinItsIssuerOnly() {
        create(SampleSession.of("one", T).sid("s"));
        assertThat(registry.findByProviderSession(new ProviderSession("https://other.example.com", "s")))
                .isNull();
        assertThat(registry.findByProviderSession(new ProviderSession(SampleSession.ISSUER, "S")))
                .isNull();
    }

    @Test
    void forgettingAnEarlierSessionKeepsTheIndexOfTheLaterOne() {
        SessionRecord one = create(SampleSession.of("one", T).sid("s"));
        SessionRecord two = create(SampleSession.of("two", T).sid("s"));
        registry.forget(one.key());
        assertThat(registry.findByProviderSession(requireNonNull(one.providerSession())))
                .isEqualTo(two.key());
        assertThat(keysOf("alice")).containsExactly(two.key());
    }

    @Test
    void forgettingTheLaterSessionBringsTheEarlierOneBack() {
        SessionRecord one = create(SampleSession.of("one", T).sid("s"));
        SessionRecord two = create(SampleSession.of("two", T).sid("s"));
        create(SampleSession.of("other", T).sid("another"));
        SessionRecord three = create(SampleSession.of("three", T).sid("s"));
        registry.forget(three.key());
        assertThat(registry.findByProviderSession(requireNonNull(one.providerSession())))
                .isEqualTo(two.key());
        registry.forget(one.key());
        assertThat(registry.findByProviderSession(requireNonNull(one.providerSession())))
                .isEqualTo(two.key());
        registry.forget(two.key());
        assertThat(registry.findByProviderSession(requireNonNull(one.providerSession())))
                .isNull();
    }

    @Test
    void aProviderSessionIsKnownForWhatIsLeftOfItWhoeverIsForgottenMeanwhile() throws Exception {
        for (int round = 0; round < 200; round++) {
            String user = "user-" + round;
            SessionRecord stays = create(SampleSession.of(user, T).user(user).sid(user));
            together(thread -> {
                SessionRecord goes = create(
                        SampleSession.of(user + "-" + thread, T).user(user).sid(user));
                return registry.forget(goes);
            });
            assertThat(registry.findByProviderSession(requireNonNull(stays.providerSession())))
                    .isEqualTo(stays.key());
        }
    }

    @Test
    void forgettingLeavesNoTrace() {
        SessionRecord one = create(SampleSession.of("one", T));
        registry.forget(one.key());
        assertThat(registry.find(one.key())).isNull();
        assertThat(registry.findByProviderSession(requireNonNull(one.providerSession())))
                .isNull();
        assertThat(keysOf("alice")).isEmpty();
        assertThat(registry.size()).isZero();
    }

    @Test
    void forgettingTwiceOrTheUnknownChangesNothing() {
        SessionRecord one = create(SampleSession.of("one", T));
        create(SampleSession.of("two", T));
        registry.forget(SampleSession.key("unknown"));
        registry.forget(one.key());
        registry.forget(one.key());
        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void aForgottenKeyCanBeUsedAgain() {
        SessionRecord one = create(SampleSession.of("one", T));
        registry.forget(one.key());
        create(SampleSession.of("one", T + 1));
        assertThat(requireNonNull(registry.find(one.key())).createdAt()).isEqualTo(T + 1);
        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void knowsAllSessionsOfAUserAndOfNobodyElse() {
        SessionRecord one = create(SampleSession.of("one", T));
        SessionRecord two = create(SampleSession.of("two", T));
        SessionRecord bobs = create(SampleSession.of("three", T).user("bob"));
        assertThat(keysOf("alice")).containsExactlyInAnyOrder(one.key(), two.key());
        assertThat(keysOf("bob")).containsExactly(bobs.key());
        assertThat(keysOf("carol")).isEmpty();
        assertThat(registry.findByUser(
                        new UserKey("https://other.example.com", one.user().subject())))
                .isEmpty();
    }

    @Test
    void aUsersSessionsStandInTheOrderInWhichTheyWereFiled() {
        List<SessionKey> filed = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            filed.add(create(SampleSession.of("session-" + i, T - i)).key());
            create(SampleSession.of("bobs-" + i, T).user("bob"));
        }
        SessionRecord touched = requireNonNull(registry.find(filed.get(3)));
        registry.replace(touched, touched.touchedAt(T + 1));
        registry.forget(filed.remove(10));
        registry.forget(filed.remove(0));
        assertThat(keysOf("alice")).containsExactlyElementsOf(filed);
    }

    @Test
    void aSuccessorStandsRightBehindItsPredecessor() {
        SessionRecord one = create(SampleSession.of("one", T));
        SessionRecord two = create(SampleSession.of("two", T));
        SessionRecord three = create(SampleSession.of("three", T));
        SessionRecord heir = SampleSession.of("heir", T + 1).sid("s").record();
        assertThat(registry.createBehind(two.key(), heir)).isTrue();
        assertThat(keysOf("alice")).containsExactly(one.key(), two.key(), heir.key(), three.key());
        registry.forget(two.key());
        assertThat(keysOf("alice")).containsExactly(one.key(), heir.key(), three.key());
        assertThat(registry.find(heir.key())).isEqualTo(heir);
        assertThat(registry.findByProviderSession(requireNonNull(heir.providerSession())))
                .isEqualTo(heir.key());
        assertThat(registry.size()).isEqualTo(3);
    }

    @Test
    void aSuccessorOfWhatIsNotAmongItsUsersSessionsIsNotFiled() {
        SessionRecord one = create(SampleSession.of("one", T).sid("s"));
        SessionRecord bobs = create(SampleSession.of("bobs", T).user("bob"));
        SessionRecord gone = create(SampleSession.of("gone", T));
        registry.forget(gone.key());
        SessionRecord two = SampleSession.of("two", T).sid("s").record();
        for (SessionKey predecessor : List.of(SampleSession.key("unknown"), bobs.key(), gone.key(), two.key())) {
            assertThat(registry.createBehind(predecessor, two)).isFalse();
        }
        assertThat(registry.createBehind(
                        one.key(), SampleSession.of("carols", T).user("carol").record()))
                .isFalse();
        assertThat(keysOf("alice")).containsExactly(one.key());
        assertThat(keysOf("bob")).containsExactly(bobs.key());
        assertThat(keysOf("carol")).isEmpty();
        assertThat(registry.find(two.key())).isNull();
        assertThat(registry.findByProviderSession(requireNonNull(two.providerSession())))
                .isEqualTo(one.key());
        assertThat(registry.size()).isEqualTo(2);
    }

    @Test
    void aSuccessorIsFiledAsLongAsItsPredecessorIsNotForgotten() throws Exception {
        for (int round = 0; round < 100; round++) {
            String user = "user-" + round;
            SessionRecord one = create(SampleSession.of(user, T).user(user));
            List<Boolean> done = together(thread -> thread == 0
                    ? registry.forget(one)
                    : registry.createBehind(
                            one.key(),
                            SampleSession.of(user + "-" + thread, T).user(user).record()));
            assertThat(done.get(0)).isTrue();
            assertThat(keysOf(user))
                    .hasSize((int) done.stream().filter(filed -> filed).count() - 1);
        }
    }

    @Test
    void aSuccessorNeedsRoomAndAKeyOfItsOwnToo() {
        SessionRecord one = create(SampleSession.of("one", T));
        assertThatExceptionOfType(RegistryException.class).isThrownBy(() -> registry.createBehind(one.key(), one));
        for (int i = 1; i < CAPACITY; i++) {
            create(SampleSession.of("session-" + i, T).user("bob"));
        }
        assertThatExceptionOfType(RegistryException.Full.class)
                .isThrownBy(() -> registry.createBehind(
                        one.key(), SampleSession.of("surplus", T).record()));
        assertThat(keysOf("alice")).containsExactly(one.key());
    }

    @Test
    void forgetsTheVersionThatIsExpectedAndNoOther() {
        SessionRecord first = create(SampleSession.of("one", T));
        SessionRecord second = first.touchedAt(T + 1);
        assertThat(registry.forget(second)).isFalse();
        registry.replace(first, second);
        assertThat(registry.forget(first)).isFalse();
        assertThat(registry.find(first.key())).isEqualTo(second);
        assertThat(registry.forget(second)).isTrue();
        assertThat(registry.forget(second)).isFalse();
        assertThat(registry.find(first.key())).isNull();
        assertThat(registry.findByProviderSession(requireNonNull(first.providerSession())))
                .isNull();
        assertThat(keysOf("alice")).isEmpty();
        assertThat(registry.size()).isZero();
    }

    @Test
    void oneOfManyThatForgetTheSameVersionDoes() throws Exception {
        for (int round = 0; round < 100; round++) {
            SessionRecord one = create(SampleSession.of("round-" + round, T));
            assertThat(together(thread -> registry.forget(one))).containsOnlyOnce(true);
            assertThat(registry.size()).isZero();
        }
    }

    @Test
    void ofManyThatAreFiledAtOnceEachSeesTheSameOrder() throws Exception {
        for (int round = 0; round < 50; round++) {
            String user = "user-" + round;
            List<List<SessionKey>> seen = together(thread -> {
                SessionKey own = create(SampleSession.of(user + "-" + thread, T).user(user))
                        .key();
                List<SessionKey> keys = keysOf(user);
                assertThat(keys).contains(own);
                return keys.subList(0, keys.indexOf(own) + 1);
            });
            List<SessionKey> last = keysOf(user);
            assertThat(last).hasSize(THREADS);
            assertThat(seen).allSatisfy(keys -> assertThat(last).startsWith(keys.toArray(SessionKey[]::new)));
        }
    }

    @Test
    void whatItHandsOutIsASnapshot() {
        SessionRecord one = create(SampleSession.of("one", T));
        var before = registry.findByUser(one.user());
        registry.forget(one.key());
        create(SampleSession.of("two", T));
        assertThat(before).containsExactly(one.key());
    }

    @Test
    void refusesTheOneThatIsTooManyAndEvictsNothing() {
        for (int i = 0; i < CAPACITY; i++) {
            create(SampleSession.of("session-" + i, T).user("user-" + i % 7));
        }
        SessionRecord surplus = SampleSession.of("surplus", T).record();
        assertThatExceptionOfType(RegistryException.Full.class).isThrownBy(() -> registry.create(surplus));
        assertThat(registry.size()).isEqualTo(CAPACITY);
        assertThat(registry.find(surplus.key())).isNull();
        assertThat(registry.findByProviderSession(requireNonNull(surplus.providerSession())))
                .isNull();
        assertThat(keysOf("alice")).isEmpty();
        for (int i = 0; i < CAPACITY; i++) {
            SampleSession session = SampleSession.of("session-" + i, T);
            assertThat(registry.find(session.key())).isNotNull();
            assertThat(registry.findByProviderSession(session.providerSession()))
                    .isEqualTo(session.key());
        }
        registry.forget(SampleSession.key("session-0"));
        registry.create(surplus);
        assertThat(registry.find(surplus.key())).isNotNull();
    }

    /** Fills the registry: the first ones have ended, one second apart. */
    private List<SessionRecord> fullOf(int tombstones) {
        List<SessionRecord> all = new ArrayList<>();
        for (int i = 0; i < CAPACITY; i++) {
            SessionRecord session = create(SampleSession.of("session-" + i, T).user("user-" + i % 7));
            all.add(session);
        }
        for (int i = tombstones - 1; i >= 0; i--) {
            SessionRecord session = all.get(i);
            registry.replace(session, session.endedBy(new End(EndReason.LOGOUT, T + i * 1000L)));
        }
        return all;
    }

    @Test
    void whereThereIsNoRoomTheTombstoneThatEndedFirstGivesWayAndLeavesNoTrace() {
        List<SessionRecord> all = fullOf(3);
        SessionRecord first = create(SampleSession.of("surplus-1", T + 10_000).sid("s"));
        assertThat(registry.find(all.get(0).key())).isNull();
        assertThat(registry.findByProviderSession(requireNonNull(all.get(0).providerSession())))
                .isNull();
        assertThat(keysOf("user-0")).doesNotContain(all.get(0).key());
        assertThat(registry.find(all.get(1).key())).isNotNull();
        assertThat(registry.createBehind(
                        first.key(), SampleSession.of("surplus-2", T + 10_000).record()))
                .isTrue();
        create(SampleSession.of("surplus-3", T + 10_000));
        assertThat(all.subList(0, 3)).allMatch(ended -> registry.find(ended.key()) == null);
        assertThat(registry.size()).isEqualTo(CAPACITY);
        assertThatExceptionOfType(RegistryException.Full.class)
                .isThrownBy(() -> create(SampleSession.of("surplus-4", T + 10_000)));
        assertThat(all.subList(3, CAPACITY)).allMatch(living -> registry.find(living.key()) != null);
    }

    @Test
    void aTombstoneStaysForASecond() {
        fullOf(1);
        assertThatExceptionOfType(RegistryException.Full.class)
                .isThrownBy(() -> create(SampleSession.of("surplus", T + 999)));
        create(SampleSession.of("surplus", T + 1000));
        assertThat(registry.size()).isEqualTo(CAPACITY);
    }

    @Test
    void aTombstoneThatIsForgottenGivesWayToNobody() {
        List<SessionRecord> all = fullOf(2);
        registry.forget(all.get(0).key());
        create(SampleSession.of("surplus-1", T + 10_000));
        assertThat(registry.find(all.get(1).key())).isNotNull();
        create(SampleSession.of("surplus-2", T + 10_000));
        assertThat(registry.find(all.get(1).key())).isNull();
    }

    @Test
    void manyThatNeedRoomAtOnceTakeItFromTombstonesOnly() throws Exception {
        List<SessionRecord> all = fullOf(200);
        List<Integer> filed = together(thread -> {
            int mine = 0;
            for (int i = 0; i < 100; i++) {
                try {
                    create(SampleSession.of(thread + "-" + i, T + 1_000_000));
                    mine++;
                } catch (RegistryException.Full full) {
                    assertThat(registry.size()).isLessThanOrEqualTo(CAPACITY + THREADS);
                }
            }
            return mine;
        });
        assertThat(filed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
        assertThat(registry.size()).isEqualTo(CAPACITY);
        assertThat(all.subList(200, CAPACITY)).allMatch(living -> registry.find(living.key()) != null);
    }

    @Test
    void aSessionThatTheProviderDoesNotNameIsFoundByItsKeyAndItsUser() {
        SessionRecord named = SampleSession.of("one", T).record();
        SessionOrigin from = named.origin();
        SessionOrigin nameless = new SessionOrigin(from.key(), from.tag(), from.user(), null, T, T, from.providerEnd());
        SessionRecord one =
                SessionRecord.begin(nameless, named.profile(), named.client(), named.terms(), named.tokens(), false);
        registry.create(one);
        assertThat(registry.find(one.key())).isEqualTo(one);
        assertThat(keysOf("alice")).containsExactly(one.key());
        assertThat(registry.forget(one)).isTrue();
        assertThat(registry.size()).isZero();
    }

    @Test
    void oneOfManyThatCreateUnderOneKeyWins() throws Exception {
        for (int round = 0; round < 50; round++) {
            String name = "round-" + round;
            List<Boolean> created = together(thread -> {
                try {
                    create(SampleSession.of(name, T).user("user-" + thread));
                    return true;
                } catch (RegistryException taken) {
                    return false;
                }
            });
            assertThat(created).containsOnlyOnce(true);
            assertThat(registry.size()).isEqualTo(round + 1);
        }
    }

    @Test
    void oneOfManyThatReplaceTheSameVersionWins() throws Exception {
        SessionRecord start = create(SampleSession.of("one", T));
        for (int round = 0; round < 200; round++) {
            SessionRecord seen = requireNonNull(registry.find(start.key()));
            List<Boolean> replaced =
                    together(thread -> registry.replace(seen, seen.touchedAt(seen.lastActivity() + thread + 1)));
            assertThat(replaced).containsOnlyOnce(true);
        }
        assertThat(requireNonNull(registry.find(start.key())).version()).isEqualTo(200);
    }

    @Test
    void capacityHoldsWhenManySignInAtOnce() throws Exception {
        List<Integer> created = together(thread -> {
            int mine = 0;
            for (int i = 0; i < CAPACITY; i++) {
                try {
                    create(SampleSession.of(thread + "-" + i, T));
                    mine++;
                } catch (RegistryException.Full full) {
                    assertThat(registry.size()).isLessThanOrEqualTo(CAPACITY + THREADS);
                }
            }
            return mine;
        });
        assertThat(created.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(CAPACITY)
                .isEqualTo((int) registry.size());
        assertThat(keysOf("alice")).hasSize(CAPACITY);
    }

    @Test
    void sizesAndIndexesAreRightAfterRacesOfCreatingReplacingAndForgetting() throws Exception {
        together(thread -> {
            for (int i = 0; i < 400; i++) {
                String name = "session-" + i % 20;
                try {
                    create(SampleSession.of(name, T).sid("s-" + i % 5));
                } catch (RegistryException taken) {
                    SessionRecord found = registry.find(SampleSession.key(name));
                    if (found != null) {
                        registry.replace(found, found.touchedAt(T + i));
                    }
                }
                if (i % 3 == thread % 3) {
                    registry.forget(SampleSession.key(name));
                }
            }
            return true;
        });
        List<SessionKey> left = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SessionKey key = SampleSession.key("session-" + i);
            if (registry.find(key) != null) {
                left.add(key);
            }
        }
        assertThat(registry.size()).isEqualTo(left.size());
        left.forEach(registry::forget);
        assertThat(registry.size()).isZero();
    }

    private List<SessionKey> keysOf(String user) {
        return List.copyOf(registry.findByUser(new UserKey(SampleSession.ISSUER, "subject-of-" + user)));
    }

    private interface Work<T> {
        T run(int thread) throws Exception;
    }

    /** Runs the same in several threads at the same time. */
    private static <T> List<T> together(Work<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                all.add(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return work.run(thread);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(all, 30, TimeUnit.SECONDS)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
