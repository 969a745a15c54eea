package dev.curfew.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.Freshness;
import dev.curfew.oidc.PriorSessions;
import dev.curfew.policy.Terms;
import dev.curfew.session.Client;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.FakeRegistry;
import dev.curfew.session.Profile;
import dev.curfew.session.ProviderSession;
import dev.curfew.session.RecentRevocationsInMemory;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionGroup;
import dev.curfew.session.SessionKey;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Sessions;
import dev.curfew.session.Tokens;
import dev.curfew.session.UserKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is revoked is out, also where the sign-in that would let them in again is already on its way. */
class RevocationsTest {

    private static final long T = 1_800_000_000_000L;
    private static final long ATTEMPT = 600_000;
    private static final String SID = "sid-of-alice";
    private static final UserKey ALICE = new UserKey(SampleSession.ISSUER, "subject-of-alice");

    private final FakeRegistry registry = new FakeRegistry();
    private final Sessions sessions = new Sessions(registry);
    private final SessionResources resources = new SessionResources();
    private final SessionTerminator terminator =
            new SessionTerminator(sessions, resources, new SessionTimers(), unused -> {}, unused -> {}, Runnable::run);
    private final Revocations revocations =
            new Revocations(sessions, terminator, new RecentRevocationsInMemory(100), ATTEMPT);
    private final SessionStarter starter = new SessionStarter(
            sessions,
            resources,
            terminator,
            revocations,
            new RenewedSessions(),
            new SessionLimit(sessions, revocations),
            unused -> {},
            new SecureRandom());

    /** What can be revoked of alice's. */
    enum Group {
        USER(ALICE),
        PROVIDER_SESSION(new ProviderSession(SampleSession.ISSUER, SID)),
        ALL(SessionGroup.ALL);

        @SuppressWarnings("ImmutableEnumChecker") // each group is immutable
        private final SessionGroup group;

        Group(SessionGroup group) {
            this.group = group;
        }
    }

    private SessionRecord file(String name, String user, String sid) {
        SessionRecord session = SampleSession.of(name, T).user(user).sid(sid).record();
        sessions.create(session);
        return session;
    }

    private @Nullable End endOf(SessionRecord session) {
        return requireNonNull(sessions.find(session.key())).end();
    }

    /** A sign-in of alice's, of an authentication at {@code at}, which comes back at {@code now}. */
    private SignInOutcome signIn(long at, @Nullable SessionRecord present, long now) {
        return signIn(at / 1000, at, present, now);
    }

    private SignInOutcome signIn(@Nullable Long authTime, long at, @Nullable SessionRecord present, long now) {
        Authentication answer =
                new Authentication(ALICE, new Profile("alice", Set.of(), null), SID, authTime, null, Tokens.NONE);
        VerifiedSignIn verified = new VerifiedSignIn(
                answer, Terms.of(SampleSession.LIMITS), new Freshness.Fresh(at, false), Client.UNKNOWN, at);
        return starter.admit(verified, present, PriorSessions.NONE, now);
    }

    private List<SessionRecord> living() {
        return sessions.livingOf(ALICE, T + 10_000);
    }

    @ParameterizedTest
    @EnumSource
    void aGroupIsEndedAndNoOtherSession(Group group) {
        SessionRecord browser = file("browser", "alice", SID);
        SessionRecord phone = file("phone", "alice", "sid-of-her-phone");
        SessionRecord bob = file("bob", "bob", "sid-of-bob");
        revocations.revoke(group.group, EndReason.BACK_CHANNEL_LOGOUT, T + 5);
        End end = new End(EndReason.BACK_CHANNEL_LOGOUT, T + 5);
        assertThat(endOf(browser)).isEqualTo(end);
        assertThat(endOf(phone)).isEqualTo(group == Group.PROVIDER_SESSION ? null : end);
        assertThat(endOf(bob)).isEqualTo(group == Group.ALL ? end : null);
    }

    @Test
    void oneSessionIsEndedUnderWhateverKeyItGoesOnAndKeepsNobodyOut() {
        SessionRecord session = file("browser", "alice", SID);
        assertThat(revocations.revoke(session.key(), EndReason.REVOKED, T + 5)).isTrue();
        assertThat(endOf(session)).isEqualTo(new End(EndReason.REVOKED, T + 5));
        assertThat(revocations.revoke(SampleSession.key("unknown"), EndReason.REVOKED, T + 5))
                .isFalse();
        assertThat(signIn(T, null, T + 6)).isInstanceOf(SignInOutcome.Admitted.class);
    }

    @ParameterizedTest
    @CsvSource({"USER, -1, false", "USER, 0, false", "USER, 1, true"})
    @CsvSource({"PROVIDER_SESSION, -1, false", "PROVIDER_SESSION, 0, false", "PROVIDER_SESSION, 1, true"})
    @CsvSource({"ALL, -1, false", "ALL, 0, false", "ALL, 1, true"})
    void aSessionBeginsOnlyFromAnAuthenticationAfterTheRevocation(Group group, long tick, boolean begins) {
        revocations.revoke(group.group, EndReason.BACK_CHANNEL_LOGOUT, T);
        SignInOutcome outcome = signIn(T + tick, null, T + 2000);
        assertThat(outcome instanceof SignInOutcome.Admitted).isEqualTo(begins);
        assertThat(living()).hasSize(begins ? 1 : 0);
        if (!begins) {
            assertThat(outcome).isEqualTo(new SignInOutcome.Revoked(EndReason.BACK_CHANNEL_LOGOUT));
            assertThat(registry.size()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true"})
    void whereTheProviderSaysNoTimeTheAuthenticationIsAsOldAsTheAttempt(long tick, boolean begins) {
        revocations.revoke(ALICE, EndReason.REVOKED, T);
        assertThat(signIn(null, T + tick, null, T + 2000) instanceof SignInOutcome.Admitted)
                .isEqualTo(begins);
    }

    @ParameterizedTest
    @CsvSource({"599999, false", "600000, false", "600001, true"})
    void aRevocationIsRememberedAsLongAsAnAttemptFromBeforeCanComeBack(long later, boolean begins) {
        revocations.revoke(ALICE, EndReason.REVOKED, T);
        assertThat(signIn(T, null, T + later) instanceof SignInOutcome.Admitted).isEqualTo(begins);
    }

    @Test
    void aRevocationKeepsNobodyElseOut() {
        revocations.revoke(new UserKey(SampleSession.ISSUER, "subject-of-bob"), EndReason.REVOKED, T);
        revocations.revoke(new UserKey("https://other.example.com", ALICE.subject()), EndReason.REVOKED, T);
        revocations.revoke(new ProviderSession("https://other.example.com", SID), EndReason.REVOKED, T);
        assertThat(signIn(T, null, T + 1)).isInstanceOf(SignInOutcome.Admitted.class);
    }

    @Test
    void aLateCallbackDoesNoHarmToASessionOfLater() {
        revocations.revoke(ALICE, EndReason.REVOKED, T);
        SignInOutcome.Admitted later = (SignInOutcome.Admitted) signIn(T + 1000, null, T + 1001);
        SessionRecord present = requireNonNull(sessions.find(later.token().key()));
        assertThat(signIn(T - 1000, present, T + 1002)).isInstanceOf(SignInOutcome.Revoked.class);
        assertThat(living()).containsExactly(present);
    }

    /** In which step of a sign-in the revocation comes. */
    private enum Moment {
        BEFORE_A_RECORD_IS_FILED,
        AFTER_A_LOOK_AT_THE_USER,
        BEFORE_A_RECORD_IS_FORGOTTEN,
        BEFORE_A_RECORD_IS_REPLACED
    }

    private void at(Moment moment, Runnable meanwhile) {
        switch (moment) {
            case BEFORE_A_RECORD_IS_FILED -> registry.beforeNextCreate(meanwhile);
            case AFTER_A_LOOK_AT_THE_USER -> registry.afterNextLookAtAUser(meanwhile);
            case BEFORE_A_RECORD_IS_FORGOTTEN -> registry.beforeNextForget(meanwhile);
            case BEFORE_A_RECORD_IS_REPLACED -> registry.beforeNextReplace(meanwhile);
        }
    }

    static Stream<Arguments> interleavings() {
        return Stream.of(Moment.values()).flatMap(moment -> Stream.of(Group.values())
                .flatMap(group -> Stream.of(false, true).map(renews -> Arguments.of(moment, group, renews))));
    }

    @ParameterizedTest
    @MethodSource("interleavings")
    void aRevocationInAnyStepOfASignInLeavesNothingLiving(Moment moment, Group group, boolean renews) {
        SessionRecord present = renews ? file("browser", "alice", SID) : null;
        at(moment, () -> revocations.revoke(group.group, EndReason.REVOKED, T + 2000));
        signIn(T + 1000, present, T + 2000);
        at(moment, () -> {});
        revocationsThatNobodyHasSeenYet(group, moment, renews);
        assertThat(living()).isEmpty();
    }

    /** Nothing is forgotten or replaced where a session is new: then the revocation comes afterwards. */
    private void revocationsThatNobodyHasSeenYet(Group group, Moment moment, boolean renews) {
        boolean come = moment == Moment.BEFORE_A_RECORD_IS_FILED
                || moment == Moment.AFTER_A_LOOK_AT_THE_USER
                || (renews && moment == Moment.BEFORE_A_RECORD_IS_FORGOTTEN);
        if (!come) {
            revocations.revoke(group.group, EndReason.REVOKED, T + 2001);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSignInInAnyStepOfARevocationLeavesNothingLiving(Group group) {
        for (int step = 0; step < 200; step++) {
            long seed = new Random().nextLong();
            Random dice = new Random(seed);
            List<SessionRecord> present = new ArrayList<>();
            for (int i = 0; i < 1 + dice.nextInt(3); i++) {
                present.add(file("browser-" + step + "-" + i, "alice", SID));
            }
            SessionRecord renewed = dice.nextBoolean() ? present.get(dice.nextInt(present.size())) : null;
            Runnable meanwhile = () -> signIn(T + dice.nextInt(2000), renewed, T + 2000);
            if (dice.nextBoolean()) {
                registry.beforeNextReplace(meanwhile);
            } else {
                registry.afterNextLookAtAUser(meanwhile);
            }
            revocations.revoke(group.group, EndReason.REVOKED, T + 2000);
            assertThat(living()).as("seed %d, step %d", seed, step).isEmpty();
        }
    }

    @Test
    void theKeyOfASessionThatGoesOnUnderAnotherIsNotNeeded() {
        SessionRecord before = file("browser", "alice", SID);
        SignInOutcome.Admitted admitted = (SignInOutcome.Admitted) signIn(T + 1000, before, T + 1000);
        SessionKey after = admitted.token().key();
        assertThat(sessions.find(before.key())).isNull();
        revocations.revoke(ALICE, EndReason.REVOKED, T + 1000);
        assertThat(requireNonNull(sessions.find(after)).end()).isEqualTo(new End(EndReason.REVOKED, T + 1000));
    }
}
