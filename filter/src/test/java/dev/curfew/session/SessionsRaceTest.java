package dev.curfew.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.policy.Limits;
import dev.curfew.policy.Terms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another node or thread has done in the very moment between a look and a write. */
class SessionsRaceTest {

    private static final long T = 1_800_000_000_000L;
    private static final Terms USUAL = Terms.of(new Limits(1000, 5000, 200, 300));
    private static final Terms SHORTER = Terms.of(new Limits(400, 5000, 200, 300));
    private static final Client ELSEWHERE = new Client(7, "Firefox on Linux", 0, 0);

    private final FakeRegistry registry = new FakeRegistry();
    private final Sessions sessions = new Sessions(registry);
    private final SessionRecord start =
            SampleSession.of("one", T).limits(USUAL.limits()).record();

    @BeforeEach
    void aSessionThatStartsNow() {
        sessions.create(start);
    }

    private SessionRecord now() {
        return requireNonNull(sessions.find(start.key()));
    }

    private void revokedMeanwhile() {
        registry.beforeNextReplace(() -> sessions.end(start.key(), EndReason.REVOKED, T + 1));
    }

    private void goneMeanwhile() {
        registry.beforeNextReplace(() -> sessions.withdraw(start.key()));
    }

    @Test
    void otherTermsThatLoseToATouchComeAfterIt() {
        registry.beforeNextReplace(() -> sessions.touch(start, T + 100));
        SessionRecord changed = requireNonNull(sessions.putUnder(start, SHORTER, T + 100));
        assertThat(changed.limits()).isEqualTo(SHORTER.limits());
        assertThat(changed.lastActivity()).isEqualTo(T + 100);
        assertThat(now()).isSameAs(changed);
    }

    @Test
    void otherTermsThatLoseToAnEndDoNotRevive() {
        revokedMeanwhile();
        SessionRecord left = requireNonNull(sessions.putUnder(start, SHORTER, T + 2));
        assertThat(left.end()).isEqualTo(new End(EndReason.REVOKED, T + 1));
        assertThat(left.limits()).isEqualTo(USUAL.limits());
    }

    @Test
    void whatIsGoneIsUnderNoTerms() {
        goneMeanwhile();
        assertThat(sessions.putUnder(start, SHORTER, T)).isNull();
        assertThat(registry.size()).isZero();
    }

    @Test
    void theSameTermsAreNotWrittenTwice() {
        assertThat(sessions.putUnder(start, USUAL, T)).isSameAs(start);
        assertThat(registry.writes()).isZero();
    }

    @Test
    void whatShorterTermsEndEndsNowAndOnceAndUnderThem() {
        assertThat(sessions.endIfOverUnder(start, SHORTER, T + 399)).isNull();
        assertThat(now()).isSameAs(start);
        EndedSession ended = requireNonNull(sessions.endIfOverUnder(start, SHORTER, T + 500));
        assertThat(ended.end()).isEqualTo(new End(EndReason.IDLE_TIMEOUT, T + 500));
        assertThat(now().end()).isEqualTo(ended.end());
        assertThat(now().limits()).isEqualTo(SHORTER.limits());
        assertThat(sessions.endIfOverUnder(now(), SHORTER, T + 600)).isNull();
    }

    @Test
    void whatHasEndedMeanwhileIsNotEndedByShorterTerms() {
        revokedMeanwhile();
        assertThat(sessions.endIfOverUnder(start, SHORTER, T + 400)).isNull();
        assertThat(now().end()).isEqualTo(new End(EndReason.REVOKED, T + 1));
    }

    @Test
    void whatIsGoneMeanwhileIsNotEndedByShorterTerms() {
        goneMeanwhile();
        assertThat(sessions.endIfOverUnder(start, SHORTER, T + 400)).isNull();
        assertThat(registry.size()).isZero();
    }

    @Test
    void aMoveIsWrittenOnce() {
        SessionRecord moved = requireNonNull(sessions.moveTo(start, ELSEWHERE));
        assertThat(moved.client()).isEqualTo(ELSEWHERE);
        assertThat(now()).isSameAs(moved);
        assertThat(sessions.moveTo(moved, ELSEWHERE)).isSameAs(moved);
        assertThat(registry.writes()).isEqualTo(1);
    }

    @Test
    void aMoveThatLosesToATouchComesAfterIt() {
        registry.beforeNextReplace(() -> sessions.touch(start, T + 100));
        assertThat(requireNonNull(sessions.moveTo(start, ELSEWHERE)).lastActivity())
                .isEqualTo(T + 100);
        assertThat(now().client()).isEqualTo(ELSEWHERE);
    }

    @Test
    void aMoveThatLosesToAnEndDoesNotRevive() {
        revokedMeanwhile();
        assertThat(requireNonNull(sessions.moveTo(start, ELSEWHERE)).end())
                .isEqualTo(new End(EndReason.REVOKED, T + 1));
        assertThat(now().client()).isEqualTo(Client.UNKNOWN);
    }

    @Test
    void whatIsGoneMovesNowhere() {
        goneMeanwhile();
        assertThat(sessions.moveTo(start, ELSEWHERE)).isNull();
        assertThat(registry.size()).isZero();
    }

    @Test
    void whoFollowsAnEndedSessionNeverComesToAnotherOneOfTheSameUser() {
        sessions.create(SampleSession.of("phone", T).record());
        sessions.end(start.key(), EndReason.LOGOUT, T);
        assertThat(sessions.follow(start.origin())).isEqualTo(now());
    }

    @Test
    void whoFollowsASessionPrefersTheLivingToTheLatest() {
        sessions.create(SampleSession.of("living", T).record(start.tag()));
        sessions.create(SampleSession.of("later", T + 1).record(start.tag()));
        sessions.end(start.key(), EndReason.LOGOUT, T + 1);
        sessions.end(SampleSession.key("later"), EndReason.LOGOUT, T + 1);
        assertThat(sessions.follow(start.origin())).isEqualTo(sessions.find(SampleSession.key("living")));
    }

    @Test
    void whoFollowsASessionFindsTheLatestOfThoseThatHaveEnded() {
        sessions.create(SampleSession.of("later", T + 1).record(start.tag()));
        sessions.create(SampleSession.of("between", T).record(start.tag()));
        sessions.forEach(session -> sessions.end(session.key(), EndReason.LOGOUT, T + 1));
        assertThat(sessions.follow(start.origin())).isEqualTo(sessions.find(SampleSession.key("later")));
    }

    @Test
    void countsWhatHasEndedToo() {
        sessions.create(SampleSession.of("two", T).record());
        sessions.end(start.key(), EndReason.LOGOUT, T);
        assertThat(sessions.size()).isEqualTo(2);
    }
}
