package dev.curfew.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.oidc.Freshness.Fresh;
import dev.curfew.oidc.Freshness.Impossible;
import dev.curfew.oidc.Freshness.Outcome;
import dev.curfew.oidc.Freshness.Stale;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Binding;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Terms;
import dev.curfew.session.End;
import dev.curfew.session.EndReason;
import dev.curfew.session.Profile;
import dev.curfew.session.SampleSession;
import dev.curfew.session.SessionRecord;
import dev.curfew.session.Tokens;
import dev.curfew.session.UserKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FreshnessTest {

    private static final long S = 1_800_000_000L;
    private static final long T = S * 1000;

    /** Idle 15 min, absolute 1 h; the skew allowed is 30 s. */
    private static final Limits LIMITS = new Limits(900_000, 3_600_000, 0, 0);

    private static final Terms REQUIRED = terms(Reauthentication.REQUIRED);
    private static final Terms SSO = terms(Reauthentication.SSO);

    private static Authentication answer(@Nullable Long authTime) {
        return new Authentication(
                new UserKey("https://op.example.com", "s"),
                new Profile("alice", Set.of(), null),
                "sid",
                authTime,
                null,
                Tokens.NONE);
    }

    /** A session that authenticated half an hour before {@code T} and ended at {@code T}. */
    private static SessionRecord endedAt(EndReason reason) {
        return SampleSession.of("one", T - 1_800_000).ended(reason, T).record();
    }

    private static Terms terms(Reauthentication reauthentication) {
        return new Terms(LIMITS, reauthentication, Effect.UNLIMITED, AtLimit.END_OLDEST, Binding.OFF, 0);
    }

    private static Outcome judge(Terms terms, @Nullable Long authTime, @Nullable SessionRecord earlier, long now) {
        return Freshness.judge(
                answer(authTime), terms, AuthenticationRequirement.NONE, new PriorSessions(earlier, List.of()), now);
    }

    @Test
    void withoutAnEarlierSessionAnyAuthenticationWithinTheAbsoluteTimeoutIsFresh() {
        assertThat(judge(REQUIRED, S - 3599, null, T)).isEqualTo(new Fresh(T - 3_599_000, false));
        assertThat(judge(REQUIRED, S - 3600, null, T)).isInstanceOf(Stale.class);
        assertThat(judge(REQUIRED, S - 3601, null, T)).isInstanceOf(Stale.class);
        assertThat(judge(SSO, S - 3600, null, T)).isInstanceOf(Stale.class);
    }

    @Test
    void aLivingEarlierSessionDemandsNoProof() {
        SessionRecord living = SampleSession.of("one", T - 1000).record();
        assertThat(judge(REQUIRED, S - 1, living, T)).isEqualTo(new Fresh(T - 1000, false));
        assertThat(judge(REQUIRED, null, living, T)).isInstanceOf(Fresh.class);
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void afterAnyEndTheAuthenticationHasToBeLaterThanIt(EndReason reason) {
        long now = T + 60_000;
        assertThat(judge(REQUIRED, S - 31, endedAt(reason), now)).isInstanceOf(Stale.class);
        assertThat(judge(REQUIRED, S - 30, endedAt(reason), now)).isInstanceOf(Stale.class);
        assertThat(judge(REQUIRED, S - 29, endedAt(reason), now)).isEqualTo(new Fresh(T - 29_000, true));
        assertThat(judge(REQUIRED, S + 5, endedAt(reason), now)).isEqualTo(new Fresh(T + 5000, true));
    }

    @Test
    void theVeryAuthenticationOfTheEndedSessionIsNeverFreshWhateverTheSkew() {
        SessionRecord brief =
                SampleSession.of("one", T - 10_000).ended(EndReason.LOGOUT, T).record();
        long now = T + 1000;
        assertThat(judge(REQUIRED, S - 11, brief, now)).isInstanceOf(Stale.class);
        assertThat(judge(REQUIRED, S - 10, brief, now)).isInstanceOf(Stale.class);
        assertThat(judge(REQUIRED, S - 9, brief, now)).isEqualTo(new Fresh(T - 9000, true));
    }

    @Test
    void withoutAuthTimeNothingIsProven() {
        assertThat(judge(REQUIRED, null, endedAt(EndReason.IDLE_TIMEOUT), T)).isInstanceOf(Stale.class);
        assertThat(Freshness.judge(
                        answer(null), REQUIRED, AuthenticationRequirement.laterThan(1, 2), PriorSessions.NONE, T))
                .isInstanceOf(Stale.class);
    }

    @Test
    void withoutAuthTimeAndWithoutDemandTheSignInItselfCounts() {
        assertThat(judge(REQUIRED, null, null, T)).isEqualTo(new Fresh(T, false));
    }

    @Test
    void aClockThatRunsAheadIsClampedToNowAndALittleOfItForgiven() {
        assertThat(judge(REQUIRED, S + 29, null, T)).isEqualTo(new Fresh(T, false));
        assertThat(judge(REQUIRED, S + 30, null, T)).isEqualTo(new Fresh(T, false));
        assertThat(judge(REQUIRED, S + 31, null, T)).isInstanceOf(Impossible.class);
        assertThat(judge(SSO, S + 31, null, T)).isInstanceOf(Impossible.class);
    }

    @Test
    void anAuthTimeInMillisecondsIsImpossibleAndNotTheFarFuture() {
        assertThat(judge(REQUIRED, T, null, T)).isInstanceOf(Impossible.class);
    }

    @Test
    void ssoAsksForNoProof() {
        assertThat(judge(SSO, S - 1800, endedAt(EndReason.IDLE_TIMEOUT), T + 1)).isInstanceOf(Fresh.class);
        assertThat(judge(SSO, null, endedAt(EndReason.IDLE_TIMEOUT), T + 1)).isInstanceOf(Fresh.class);
    }

    @Test
    void whatTheSignInDemandedAndWhatTheTombstoneDemandsBothCount() {
        AuthenticationRequirement required = AuthenticationRequirement.laterThan(T - 5000, T + 100_000);
        PriorSessions ended = new PriorSessions(endedAt(EndReason.LOGOUT), List.of());
        Outcome outcome = Freshness.judge(answer(S + 60), REQUIRED, required, ended, T + 120_000);
        assertThat(outcome).isInstanceOf(Stale.class);
        assertThat(((Stale) outcome).requirement()).isEqualTo(required);
        assertThat(Freshness.judge(answer(S + 71), REQUIRED, required, ended, T + 120_000))
                .isInstanceOf(Fresh.class);
    }

    @Test
    void aStaleAnswerSaysWhatTheNextRoundHasToProve() {
        Stale stale = (Stale) judge(REQUIRED, S - 1800, endedAt(EndReason.IDLE_TIMEOUT), T + 1);
        assertThat(stale.requirement()).isEqualTo(AuthenticationRequirement.laterThan(T - 1_800_000, T));
    }

    @ParameterizedTest
    @CsvSource({"900000, 3600000, 30000", "40000, 3600000, 20000", "3600000, 20000, 10000", "1, 1, 0"})
    void theSkewIsNeverMoreThanHalfOfTheShortestLimit(long idle, long absolute, long skew) {
        assertThat(Freshness.skew(new Limits(idle, absolute, 0, 0))).isEqualTo(skew);
    }

    @Test
    void proofsAddUpToTheStricterOfEach() {
        assertThat(AuthenticationRequirement.laterThan(1, 5).and(AuthenticationRequirement.laterThan(2, 4)))
                .isEqualTo(AuthenticationRequirement.laterThan(2, 5));
        assertThat(AuthenticationRequirement.NONE.and(AuthenticationRequirement.laterThan(2, 4)))
                .isEqualTo(AuthenticationRequirement.laterThan(2, 4));
        assertThat(AuthenticationRequirement.NONE.isOfTime()).isFalse();
        assertThat(AuthenticationRequirement.NONE.isGivenBy(Long.MIN_VALUE + 1, 30_000))
                .isTrue();
        assertThat(AuthenticationRequirement.after(endedAt(EndReason.LOGOUT), new End(EndReason.LOGOUT, 7)))
                .isEqualTo(AuthenticationRequirement.laterThan(T - 1_800_000, 7));
    }
}
