package dev.curfew.cli.rehearse;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.cli.rehearse.SessionOutcome.Outcome;
import dev.curfew.observe.EventLine;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.observe.SessionSnapshot;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.EndReason;
import dev.curfew.session.SessionTag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalTest {

    private static final long T = 1_795_248_000_000L;
    private static final long IDLE = 300_000;
    private static final long ABSOLUTE = 3_600_000;
    private static final Rule ADMINISTRATORS = new Rule(
            "administrators",
            Condition.role("admin"),
            Effect.builder().idle(IDLE / 5).build());

    private final List<EventLine> lines = new ArrayList<>();

    private static Rulebook rules(Rule... rules) {
        Limits limits = new Limits(IDLE, ABSOLUTE, 0, 0);
        return Rulebook.compile(new Policy(limits, Reauthentication.REQUIRED, List.of(rules)), "", 1);
    }

    private static Rule sessions(int most, AtLimit atLimit) {
        return new Rule(
                "sessions",
                Condition.ALWAYS,
                Effect.builder().maxSessions(most).atLimit(atLimit).build());
    }

    private RehearsalTest begins(int session, long at, String... roles) {
        return begins(session, at, at, true, roles);
    }

    private RehearsalTest begins(int session, long at, long authenticatedAt, boolean activity, String... roles) {
        return add(Kind.SESSION_CREATED, session, at, authenticatedAt, activity, roles);
    }

    private RehearsalTest add(
            Kind kind, int session, long at, long authenticatedAt, boolean activity, String... roles) {
        SessionSnapshot standing = new SessionSnapshot(at, authenticatedAt, Limits.NONE, at, 0, Set.of(roles));
        lines.add(new EventLine(
                new SessionEvent.Standing(kind, at, new SessionTag(session), "alice", standing), activity));
        return this;
    }

    private RehearsalTest active(int session, long at) {
        lines.add(EventLine.of(
                new SessionEvent.OfSession(Kind.SESSION_ACTIVE, at, new SessionTag(session), "alice", null)));
        return this;
    }

    private RehearsalTest ended(int session, long at, EndReason reason) {
        lines.add(EventLine.of(
                new SessionEvent.Ended(Kind.SESSION_ENDED, at, new SessionTag(session), "alice", reason, null)));
        return this;
    }

    private RehearsalTest living(int session, long at, long createdAt, long lastActivity, long longestIdle) {
        SessionSnapshot standing =
                new SessionSnapshot(createdAt, createdAt, Limits.NONE, lastActivity, longestIdle, Set.of());
        lines.add(EventLine.of(
                new SessionEvent.Standing(Kind.SESSION_LIVING, at, new SessionTag(session), "alice", standing)));
        return this;
    }

    /** Time goes on without anything that concerns a session. */
    private RehearsalTest until(long at) {
        lines.add(EventLine.of(new SessionEvent.OfCurfew(Kind.PROVIDER_READY, at, null)));
        return this;
    }

    private Rehearsal.Result played(Rule... rules) {
        return Rehearsal.of(rules(rules), lines);
    }

    private SessionOutcome only(Rule... rules) {
        List<SessionOutcome> sessions = played(rules).sessions();
        assertThat(sessions).hasSize(1);
        return sessions.get(0);
    }

    private static ProjectedEnd fate(SessionOutcome session) {
        return requireNonNull(session.fate());
    }

    @ParameterizedTest
    @CsvSource({"-1, LIVING", "0, EARLIER", "1, EARLIER"})
    void aLongerGapThanTheIdleTimeoutEndsIt(long offset, Outcome outcome) {
        SessionOutcome session = begins(1, T)
                .active(1, T + IDLE + offset)
                .until(T + IDLE + offset)
                .only();

        assertThat(session.outcome()).isEqualTo(outcome);
        if (outcome == Outcome.EARLIER) {
            assertThat(fate(session)).isEqualTo(new ProjectedEnd(EndReason.IDLE_TIMEOUT, T + IDLE, true, ""));
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, LIVING", "0, EARLIER", "1, EARLIER"})
    void aBusySessionEndsAtItsAbsoluteTimeoutCountedFromTheAuthentication(long offset, Outcome outcome) {
        long authenticated = T - 60_000;
        begins(1, T, authenticated, true);
        for (long at = T + IDLE / 2; at < authenticated + ABSOLUTE; at += IDLE / 2) {
            active(1, at);
        }
        SessionOutcome session = until(authenticated + ABSOLUTE + offset).only();

        assertThat(session.outcome()).isEqualTo(outcome);
        if (outcome == Outcome.EARLIER) {
            assertThat(fate(session).reason()).isEqualTo(EndReason.ABSOLUTE_TIMEOUT);
            assertThat(fate(session).at()).isEqualTo(authenticated + ABSOLUTE);
        } else {
            assertThat(session.next()).isEqualTo(authenticated + ABSOLUTE);
        }
    }

    @Test
    void rulesAboutRolesDecide() {
        begins(1, T, "admin").begins(2, T, "clerk").until(T + IDLE / 5);

        assertThat(played(ADMINISTRATORS).sessions())
                .extracting(SessionOutcome::outcome)
                .containsExactly(Outcome.EARLIER, Outcome.LIVING);
    }

    @Test
    void theSamePolicyEndsASessionWhenItDid() {
        SessionOutcome session = begins(1, T)
                .active(1, T + 1000)
                .ended(1, T + 1000 + IDLE, EndReason.IDLE_TIMEOUT)
                .until(T + ABSOLUTE)
                .only();

        assertThat(session.outcome()).isEqualTo(Outcome.SAME);
    }

    @Test
    void aLogoutEndsASessionUnderAnyPolicy() {
        SessionOutcome session = begins(1, T)
                .ended(1, T + 1, EndReason.LOGOUT)
                .until(T + 2 * IDLE)
                .only();

        assertThat(session.outcome()).isEqualTo(Outcome.SAME);
        assertThat(fate(session)).isEqualTo(new ProjectedEnd(EndReason.LOGOUT, T + 1, true, ""));
    }

    @Test
    void aLongerLimitLetsASessionGoOn() {
        SessionOutcome session =
                begins(1, T).ended(1, T + 60_000, EndReason.IDLE_TIMEOUT).only();

        assertThat(session.outcome()).isEqualTo(Outcome.LATER);
        assertThat(session.next()).isEqualTo(T + IDLE);
    }

    @Test
    void withoutActivityInTheEventsNoIdleTimeoutIsClaimed() {
        begins(1, T, T, false).begins(2, T, T, false).ended(2, T + 4 * IDLE, EndReason.IDLE_TIMEOUT);

        assertThat(until(T + 5 * IDLE).played().sessions()).allSatisfy(session -> {
            assertThat(session.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(session.fate()).isNull();
        });
    }

    @Test
    void withoutActivityInTheEventsTheAbsoluteTimeoutIsJudged() {
        SessionOutcome session = begins(1, T, T, false)
                .ended(1, T + ABSOLUTE + 1, EndReason.LOGOUT)
                .only();

        assertThat(session.outcome()).isEqualTo(Outcome.EARLIER);
        assertThat(fate(session)).isEqualTo(new ProjectedEnd(EndReason.ABSOLUTE_TIMEOUT, T + ABSOLUTE, true, ""));
    }

    @Test
    void silenceBeforeTheFirstActivityLineIsNoProofOfIdleness() {
        long first = T + 2 * IDLE;
        SessionOutcome session =
                begins(1, T, T, false).active(1, first).until(first + IDLE).only();

        assertThat(fate(session)).isEqualTo(new ProjectedEnd(EndReason.IDLE_TIMEOUT, first + IDLE, true, ""));
    }

    @Test
    void aRenewalStartsTheAbsoluteTimeoutAnew() {
        begins(1, T);
        for (long at = T; at < T + ABSOLUTE; at += IDLE / 2) {
            active(1, at);
        }
        long renewed = T + ABSOLUTE - 1;
        add(Kind.SESSION_RENEWED, 1, renewed, renewed, true);

        assertThat(until(renewed + IDLE - 1).only().outcome()).isEqualTo(Outcome.LIVING);
    }

    @Test
    void whatHappensAfterTheEndChangesNothing() {
        SessionOutcome session = begins(1, T)
                .active(1, T + IDLE)
                .active(1, T + IDLE + 1)
                .ended(1, T + IDLE + 2, EndReason.LOGOUT)
                .only();

        assertThat(fate(session).at()).isEqualTo(T + IDLE);
        assertThat(requireNonNull(session.reality()).at()).isEqualTo(T + IDLE + 2);
    }

    @Test
    void theOldestSessionEndsAtOneTooMany() {
        begins(1, T).begins(2, T + 1).begins(3, T + 2);

        List<SessionOutcome> sessions = played(sessions(2, AtLimit.END_OLDEST)).sessions();

        assertThat(sessions)
                .extracting(SessionOutcome::outcome)
                .containsExactly(Outcome.EARLIER, Outcome.LIVING, Outcome.LIVING);
        assertThat(fate(sessions.get(0)))
                .isEqualTo(new ProjectedEnd(EndReason.SESSION_LIMIT, T + 2, true, "at another sign-in"));
    }

    @Test
    void theNewSignInIsRefusedAtOneTooMany() {
        begins(1, T).begins(2, T + 1);

        List<SessionOutcome> sessions = played(sessions(1, AtLimit.REFUSE)).sessions();

        assertThat(sessions).extracting(SessionOutcome::outcome).containsExactly(Outcome.LIVING, Outcome.EARLIER);
        assertThat(fate(sessions.get(1)).note()).isEqualTo("the sign-in would have been refused");
    }

    @Test
    void whatAUserWouldHaveChosenIsNotClaimed() {
        begins(1, T).begins(2, T + 1);

        Rehearsal.Result result = played(sessions(1, AtLimit.ASK));

        assertThat(result.asked()).isEqualTo(1);
        assertThat(result.sessions()).extracting(SessionOutcome::outcome).containsOnly(Outcome.LIVING);
    }

    @ParameterizedTest
    @EnumSource(
            value = EndReason.class,
            names = {"LOGOUT", "IDLE_TIMEOUT", "REVOKED"})
    void anEndedSessionDoesNotCountBesideANewOne(EndReason reason) {
        begins(1, T).ended(1, T + 1, reason).begins(2, T + 1);

        assertThat(played(sessions(1, AtLimit.REFUSE)).sessions().get(1).outcome())
                .isEqualTo(Outcome.LIVING);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, UNKNOWN", "0, 0, EARLIER", "-1, 300000, EARLIER", "-1, 299999, UNKNOWN"})
    void aSnapshotIsJudgedByWhatItShows(long offset, long longestIdle, Outcome outcome) {
        long active = T + IDLE;
        SessionOutcome session =
                living(1, active + IDLE + offset, T, active, longestIdle).only();

        assertThat(session.outcome()).isEqualTo(outcome);
        if (outcome == Outcome.EARLIER) {
            assertThat(fate(session))
                    .isEqualTo(new ProjectedEnd(
                            EndReason.IDLE_TIMEOUT, longestIdle > 0 ? active : active + IDLE, longestIdle == 0, ""));
        }
    }

    @Test
    void theSessionsOfASnapshotBeganInTheirOrder() {
        living(2, T + 10, T + 5, T + 10, 0).living(1, T + 10, T, T + 10, 0);

        assertThat(played(sessions(1, AtLimit.END_OLDEST)).sessions())
                .filteredOn(session -> session.outcome() == Outcome.EARLIER)
                .singleElement()
                .satisfies(session -> {
                    assertThat(session.session()).isEqualTo(new SessionTag(1));
                    assertThat(fate(session).at()).isEqualTo(T + 5);
                });
    }

    @Test
    void theOrderOfTheLinesDoesNotMatter() {
        begins(1, T)
                .active(1, T + 1)
                .ended(1, T + 1 + IDLE, EndReason.IDLE_TIMEOUT)
                .begins(2, T + 5);
        List<SessionOutcome> inOrder = played().sessions();
        Collections.reverse(lines);

        assertThat(played().sessions()).containsExactlyInAnyOrderElementsOf(inOrder);
    }

    @Test
    void sessionsWithoutBeginningAreLeftOutAndCounted() {
        active(1, T).ended(1, T + 1, EndReason.LOGOUT).begins(2, T + 2);

        assertThat(played().sessions()).hasSize(1);
        assertThat(played().strangers()).isEqualTo(1);
    }

    @Test
    void theEndThatTheProviderSetCounts() {
        SessionSnapshot standing = new SessionSnapshot(T, T, T + 1000, T, 0, Set.of());
        lines.add(new EventLine(
                new SessionEvent.Standing(Kind.SESSION_CREATED, T, new SessionTag(1), "alice", standing), true));

        assertThat(fate(until(T + 1000).only()).reason()).isEqualTo(EndReason.PROVIDER_SESSION_EXPIRED);
    }
}
