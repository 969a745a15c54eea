package dev.curfew.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Limits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionsTest {

    private static final long T = 1_800_000_000_000L;

    /** Idle 1000 with a granularity of 10, absolute 5000, resume within 300. */
    private static final Limits LIMITS = new Limits(1000, 5000, 200, 300);

    private final FakeRegistry registry = new FakeRegistry();
    private final Sessions sessions = new Sessions(registry);
    private final SessionRecord start =
            SampleSession.of("one", T).limits(LIMITS).record();

    @BeforeEach
    void aSessionThatStartsNow() {
        sessions.create(start);
    }

    private SessionRecord now() {
        return requireNonNull(sessions.find(start.key()));
    }

    @Test
    void aTouchRaisesTheLastActivity() {
        SessionRecord touched = requireNonNull(sessions.touch(start, T + 500));
        assertThat(touched.lastActivity()).isEqualTo(T + 500);
        assertThat(touched.version()).isEqualTo(1);
        assertThat(now()).isSameAs(touched);
        assertThat(SessionTime.end(touched, T + 500)).isEqualTo(T + 1500);
    }

    @Test
    void aTouchChangesNothingElse() {
        SessionRecord touched = requireNonNull(sessions.touch(start, T + 500));
        assertThat(touched)
                .usingRecursiveComparison()
                .ignoringFields("attendance", "version")
                .isEqualTo(start);
    }

    @Test
    void aTouchWithinTheGranularityWritesNothing() {
        assertThat(sessions.touch(start, T + 10)).isSameAs(start);
        assertThat(registry.writes()).isZero();
        assertThat(requireNonNull(sessions.touch(start, T + 11)).lastActivity()).isEqualTo(T + 11);
        assertThat(registry.writes()).isEqualTo(1);
    }

    @Test
    void aTouchNeverGoesBackwards() {
        sessions.touch(start, T + 500);
        SessionRecord touched = sessions.touch(start, T + 300);
        assertThat(requireNonNull(touched).lastActivity()).isEqualTo(T + 500);
        assertThat(now().lastActivity()).isEqualTo(T + 500);
        assertThat(sessions.touch(now(), T - 5000)).isSameAs(now());
    }

    @Test
    void aTouchOneMillisecondBeforeTheEndCountsAndAtTheEndDoesNot() {
        assertThat(requireNonNull(sessions.touch(start, T + 1000)).lastActivity())
                .isEqualTo(T);
        assertThat(requireNonNull(sessions.touch(start, T + 1001)).lastActivity())
                .isEqualTo(T);
        assertThat(registry.writes()).isZero();
        assertThat(requireNonNull(sessions.touch(start, T + 999)).lastActivity())
                .isEqualTo(T + 999);
    }

    @Test
    void aTouchNeverMovesTheAbsoluteEnd() {
        SessionRecord session = start;
        for (long at = T + 500; at < T + 5000; at += 500) {
            session = requireNonNull(sessions.touch(session, at));
        }
        assertThat(SessionTime.judge(session, T + 4999)).isInstanceOf(Verdict.Living.class);
        assertThat(requireNonNull(sessions.touch(session, T + 5000)).lastActivity())
                .isEqualTo(T + 4500);
        assertThat(SessionTime.judge(now(), T + 5000))
                .isEqualTo(new Verdict.Ended(new End(EndReason.ABSOLUTE_TIMEOUT, T + 5000)));
    }

    @Test
    void aTouchOfARecordReadBeforeTheEndDoesNotRevive() {
        sessions.end(start.key(), EndReason.REVOKED, T + 100);
        SessionRecord found = requireNonNull(sessions.touch(start, T + 200));
        assertThat(found.end()).isEqualTo(new End(EndReason.REVOKED, T + 100));
        assertThat(now().end()).isEqualTo(new End(EndReason.REVOKED, T + 100));
        assertThat(registry.writes()).isEqualTo(1);
    }

    @Test
    void aTouchThatLosesToAnEndAtTheLastMomentDoesNotRevive() {
        registry.beforeNextReplace(() -> sessions.end(start.key(), EndReason.LOGOUT, T + 100));
        SessionRecord found = requireNonNull(sessions.touch(start, T + 200));
        assertThat(found.end()).isEqualTo(new End(EndReason.LOGOUT, T + 100));
        assertThat(now().lastActivity()).isEqualTo(T);
    }

    @Test
    void aTouchThatLosesToAnotherTouchTriesAgain() {
        registry.beforeNextReplace(() -> sessions.touch(start, T + 100));
        assertThat(requireNonNull(sessions.touch(start, T + 200)).lastActivity())
                .isEqualTo(T + 200);
        registry.beforeNextReplace(() -> sessions.touch(now(), T + 400));
        assertThat(requireNonNull(sessions.touch(now(), T + 300)).lastActivity())
                .isEqualTo(T + 400);
    }

    @Test
    void aTouchOfAForgottenSessionFindsNothing() {
        assertThat(sessions.retire(start.key(), T)).isTrue();
        assertThat(sessions.touch(start, T + 500)).isNull();
        assertThat(registry.size()).isZero();
    }

    @Test
    void whatSomebodyElseEndedJustBeforeIsNotRetired() {
        registry.beforeNextForget(() -> sessions.end(start.key(), EndReason.REVOKED, T + 1));
        assertThat(sessions.retire(start.key(), T + 2)).isFalse();
        assertThat(now().end()).isEqualTo(new End(EndReason.REVOKED, T + 1));
        assertThat(registry.size()).isOne();
    }

    @Test
    void theHeirOfARetiredSessionIsKnownByItsTag() {
        SessionRecord other = SampleSession.of("other", T).record();
        sessions.create(other);
        assertThat(sessions.heirOf(start)).isSameAs(start);
        sessions.retire(start.key(), T);
        assertThat(sessions.heirOf(start)).isNull();
        SessionOrigin origin = other.origin();
        SessionRecord heir = SessionRecord.begin(
                new SessionOrigin(
                        SampleSession.key("heir"),
                        start.tag(),
                        origin.user(),
                        origin.providerSession(),
                        T,
                        T,
                        origin.providerEnd()),
                start.profile(),
                Client.UNKNOWN,
                start.terms(),
                Tokens.NONE,
                false);
        sessions.create(heir);
        assertThat(sessions.heirOf(start)).isSameAs(heir);
    }

    @Test
    void theEndOfALongRequestCountsThoughItsOwnRecordIsLongOver() {
        SessionRecord touched = requireNonNull(sessions.touch(start, T + 900));
        SessionRecord after = requireNonNull(sessions.touch(start, T + 1800));
        assertThat(after.lastActivity()).isEqualTo(T + 1800);
        assertThat(after.version()).isEqualTo(touched.version() + 1);
    }

    @Test
    void theEndOfALongRequestDoesNotReviveASessionThatIsOver() {
        sessions.touch(start, T + 500);
        SessionRecord after = requireNonNull(sessions.touch(start, T + 1500));
        assertThat(after.lastActivity()).isEqualTo(T + 500);
        assertThat(SessionTime.judge(after, T + 1500)).isInstanceOf(Verdict.Ended.class);
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void theFirstEndWinsAndEveryLaterOneFindsNothingToDo(EndReason reason) {
        EndedSession ended = requireNonNull(sessions.end(start.key(), EndReason.LOGOUT, T + 100));
        assertThat(ended.end()).isEqualTo(new End(EndReason.LOGOUT, T + 100));
        assertThat(sessions.end(start.key(), reason, T + 100)).isNull();
        assertThat(sessions.end(start.key(), reason, T + 200)).isNull();
        assertThat(sessions.endIfOver(start.key(), T + 9000)).isNull();
        assertThat(now().end()).isEqualTo(new End(EndReason.LOGOUT, T + 100));
    }

    @Test
    void theEndedSessionCarriesTheTokensAndTheTombstoneNone() {
        SessionRecord session = SampleSession.of("two", T)
                .tokens(new Tokens(PackedToken.pack("id"), PackedToken.pack("refresh")))
                .record();
        sessions.create(session);
        EndedSession ended = requireNonNull(sessions.end(session.key(), EndReason.LOGOUT, T));
        assertThat(ended.last().tokens()).isEqualTo(session.tokens());
        assertThat(requireNonNull(sessions.find(session.key())).tokens()).isEqualTo(Tokens.NONE);
    }

    @Test
    void anEndLosesToTheClockThatCameFirst() {
        EndedSession ended = requireNonNull(sessions.end(start.key(), EndReason.LOGOUT, T + 1000));
        assertThat(ended.end()).isEqualTo(new End(EndReason.IDLE_TIMEOUT, T + 1000));
        assertThat(now().end()).isEqualTo(ended.end());
    }

    @Test
    void anEndOneMillisecondBeforeTheClocksKeepsItsReason() {
        assertThat(requireNonNull(sessions.end(start.key(), EndReason.LOGOUT, T + 999))
                        .end())
                .isEqualTo(new End(EndReason.LOGOUT, T + 999));
    }

    @Test
    void theClockEndsNothingThatIsLiving() {
        assertThat(sessions.endIfOver(start.key(), T + 999)).isNull();
        assertThat(registry.writes()).isZero();
        assertThat(requireNonNull(sessions.endIfOver(start.key(), T + 1000)).end())
                .isEqualTo(new End(EndReason.IDLE_TIMEOUT, T + 1000));
    }

    @Test
    void theClockThatLosesToATouchAtTheLastMomentEndsNothing() {
        registry.beforeNextReplace(() -> sessions.touch(start, T + 999));
        assertThat(sessions.endIfOver(start.key(), T + 1000)).isNull();
        assertThat(now().end()).isNull();
    }

    @Test
    void anEndThatLosesToATouchEndsAllTheSame() {
        registry.beforeNextReplace(() -> sessions.touch(start, T + 500));
        EndedSession ended = requireNonNull(sessions.end(start.key(), EndReason.REVOKED, T + 600));
        assertThat(ended.last().lastActivity()).isEqualTo(T + 500);
        assertThat(now().end()).isEqualTo(new End(EndReason.REVOKED, T + 600));
    }

    @Test
    void nobodyCanEndWhatIsUnknown() {
        assertThat(sessions.end(SampleSession.key("unknown"), EndReason.LOGOUT, T))
                .isNull();
        assertThat(sessions.endIfOver(SampleSession.key("unknown"), T)).isNull();
    }

    @Test
    void aLivingSessionIsNotForgottenHoweverOld() {
        assertThat(sessions.forgetIfPossible(start, T + 1_000_000_000)).isFalse();
        assertThat(sessions.find(start.key())).isNotNull();
    }

    @Test
    void aTombstoneIsForgottenExactlyWhenItMayBe() {
        sessions.end(start.key(), EndReason.LOGOUT, T + 100);
        long forgettable = SessionTime.forgettableAt(now(), T + 100);
        assertThat(sessions.forgetIfPossible(now(), forgettable - 1)).isFalse();
        assertThat(sessions.forgetIfPossible(now(), forgettable)).isTrue();
        assertThat(sessions.find(start.key())).isNull();
    }

    @Test
    void aSessionIsRetiredUntilTheTickBeforeItsEndAndNotAtIt() {
        assertThat(sessions.retire(start.key(), T + 1000)).isFalse();
        assertThat(now()).isSameAs(start);
        assertThat(sessions.retire(start.key(), T + 999)).isTrue();
        assertThat(sessions.find(start.key())).isNull();
        assertThat(sessions.retire(start.key(), T + 999)).isFalse();
    }

    @Test
    void retiringThatLosesToATouchTriesAgain() {
        registry.beforeNextForget(() -> sessions.touch(start, T + 500));
        assertThat(sessions.retire(start.key(), T + 500)).isTrue();
        assertThat(registry.size()).isZero();
    }

    @Test
    void theLivingOfAUserAreThoseThatAreNotOverByTheClockEither() {
        SessionRecord two = create(SampleSession.of("two", T + 500));
        SessionRecord ended = create(SampleSession.of("ended", T + 500));
        create(SampleSession.of("bobs", T + 500).user("bob"));
        sessions.end(ended.key(), EndReason.LOGOUT, T + 600);
        assertThat(sessions.livingOf(start.user(), T + 999)).containsExactly(start, two);
        assertThat(sessions.livingOf(start.user(), T + 1000)).containsExactly(two);
        assertThat(now().end()).isNull();
    }

    @Test
    void aSessionThatGoesOnUnderAnotherKeyMeanwhileIsNotMissed() {
        SessionRecord two = create(SampleSession.of("two", T));
        SessionRecord heir = SampleSession.of("heir", T).limits(LIMITS).record();
        registry.afterNextLookAtAUser(() -> {
            sessions.createBehind(start.key(), heir);
            sessions.retire(start.key(), T);
        });
        assertThat(sessions.livingOf(start.user(), T)).containsExactly(heir, two);
    }

    @Test
    void whoFollowsASessionFindsItThoughItGoesOnMeanwhile() {
        SessionRecord heir = heirOf(start, "heir");
        SessionRecord next = heirOf(start, "next");
        sessions.createBehind(start.key(), heir);
        sessions.retire(start.key(), T);
        registry.afterNextLookAtAUser(() -> {
            sessions.createBehind(heir.key(), next);
            sessions.retire(heir.key(), T);
        });
        assertThat(sessions.follow(start.origin())).isSameAs(next);
    }

    @Test
    void theHeirIsTheLastOfThoseThatShareTheTagLivingOrNot() {
        assertThat(sessions.sharingTagOf(start)).containsExactly(start);
        SessionRecord heir = heirOf(start, "heir");
        assertThat(sessions.createBehind(start.key(), heir)).isTrue();
        create(SampleSession.of("two", T));
        assertThat(sessions.sharingTagOf(start)).containsExactly(start, heir);
        sessions.retire(start.key(), T);
        assertThat(sessions.createBehind(start.key(), heirOf(start, "late"))).isFalse();
        sessions.end(heir.key(), EndReason.LOGOUT, T);
        assertThat(sessions.sharingTagOf(start)).extracting(SessionRecord::key).containsExactly(heir.key());
        sessions.withdraw(heir.key());
        assertThat(sessions.sharingTagOf(start)).isEmpty();
    }

    @Test
    void aHeldSessionIsLetGoOnceAndOnlyWhileItLives() {
        SessionRecord held = create(held("held"));
        assertThat(held.waiting()).isTrue();
        SessionRecord free = requireNonNull(sessions.admit(held, T + 999));
        assertThat(free.waiting()).isFalse();
        assertThat(sessions.find(held.key())).isSameAs(free);
        assertThat(sessions.admit(free, T + 999)).isSameAs(free);

        SessionRecord late = create(held("late"));
        assertThat(requireNonNull(sessions.admit(late, T + 1000)).waiting()).isTrue();
    }

    @Test
    void lettingGoNeverRevives() {
        SessionRecord held = create(held("held"));
        registry.beforeNextReplace(() -> sessions.end(held.key(), EndReason.REVOKED, T + 1));
        SessionRecord left = requireNonNull(sessions.admit(held, T + 2));
        assertThat(left.end()).isEqualTo(new End(EndReason.REVOKED, T + 1));
        sessions.withdraw(held.key());
        assertThat(sessions.admit(held, T + 2)).isNull();
    }

    private SessionRecord create(SampleSession sample) {
        return create(sample.limits(LIMITS).record());
    }

    private SessionRecord create(SessionRecord session) {
        sessions.create(session);
        return session;
    }

    private static SessionRecord held(String name) {
        SessionRecord sample = SampleSession.of(name, T).limits(LIMITS).record();
        return SessionRecord.begin(
                sample.origin(), sample.profile(), sample.client(), sample.terms(), sample.tokens(), true);
    }

    private static SessionRecord heirOf(SessionRecord session, String name) {
        SessionRecord sample = SampleSession.of(name, T).limits(LIMITS).record();
        SessionOrigin origin = new SessionOrigin(
                sample.key(), session.tag(), session.user(), session.providerSession(), T, T, Limits.NONE);
        return SessionRecord.begin(origin, sample.profile(), sample.client(), sample.terms(), sample.tokens(), false);
    }

    @Test
    void theSessionOfAProviderSessionIsFoundAlsoWhenItHasEnded() {
        ProviderSession browser = requireNonNull(start.providerSession());
        assertThat(sessions.findByProviderSession(browser)).isSameAs(start);
        sessions.end(start.key(), EndReason.LOGOUT, T + 100);
        assertThat(requireNonNull(sessions.findByProviderSession(browser)).end())
                .isNotNull();
        assertThat(sessions.findByProviderSession(new ProviderSession("https://other.example.com", "sid-one")))
                .isNull();
    }
}
