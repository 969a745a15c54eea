package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.guard.Decision.Proceed;
import dev.curfew.http.FakeExchange;
import dev.curfew.observe.SessionEvent;
import dev.curfew.observe.SessionEvent.Kind;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.match.Rulebook;
import dev.curfew.session.EndReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another policy comes into force: first for requests, a moment later for every living session, and requests come in between. */
class PolicyChangeTest {

    private static final long T = GuardFixture.T;
    private static final Rulebook SHORTER = rules(60_000, 2);
    private static final Rulebook LONGER = rules(7_200_000, 2);

    private final GuardFixture stage = GuardFixture.with();

    private static Rulebook rules(long idle, int generation) {
        Limits limits = new Limits(idle, GuardFixture.LIMITS.absolute(), 0, 0);
        return Rulebook.compile(new Policy(limits, Reauthentication.REQUIRED, List.of()), "/app", generation);
    }

    @BeforeEach
    void somebodyIsSignedIn() {
        stage.signIn();
    }

    private Decision ask(Guard guard) {
        FakeExchange request = FakeExchange.fetch("GET", "/app/");
        stage.cookies.forEach(request::cookie);
        return guard.decide(request, stage.now);
    }

    private List<SessionEvent> ends() {
        return stage.events.stream()
                .filter(event -> event.kind() == Kind.SESSION_ENDED)
                .toList();
    }

    private void endsInTimeThoughNobodyAsks() {
        stage.pass(59_999);
        assertThat(ends()).isEmpty();
        stage.pass(251);
        assertThat(ends()).singleElement().satisfies(event -> {
            assertThat(event.reason()).isEqualTo(EndReason.IDLE_TIMEOUT);
            assertThat(event.at()).isEqualTo(T + 60_000);
        });
    }

    @Test
    void aShorterLimitEndsInTimeWhatNobodyAsksFor() {
        stage.terminator.obey(SHORTER, stage.now);
        endsInTimeThoughNobodyAsks();
    }

    @Test
    void aShorterLimitThatARequestMetFirstEndsInTimeToo() {
        Guard next = stage.guards.under(SHORTER);
        assertThat(ask(next)).isInstanceOf(Proceed.class);
        stage.terminator.obey(SHORTER, stage.now);
        endsInTimeThoughNobodyAsks();
    }

    @Test
    void whoSignsInUnderThePolicyBeforeIsPutUnderTheOneInForce() {
        stage.cookies.remove(GuardFixture.NAMES.session());
        String state = stage.goToProvider();
        stage.terminator.obey(SHORTER, stage.now);
        stage.callback(state);
        endsInTimeThoughNobodyAsks();
    }

    @Test
    void theRequestItselfMeetsTheShorterLimitToTheMillisecond() {
        Guard next = stage.guards.under(SHORTER);
        stage.now += 59_999;
        assertThat(ask(next)).isInstanceOf(Proceed.class);
        stage.now += 60_000;
        assertThat(ask(next)).isInstanceOf(Decision.Respond.class);
    }

    @Test
    void whatIsOverByTheShorterLimitEndsWhenThePolicyComesAndNotBefore() {
        stage.now += 60_001;
        stage.terminator.obey(SHORTER, stage.now);
        assertThat(ends()).singleElement().satisfies(event -> {
            assertThat(event.reason()).isEqualTo(EndReason.IDLE_TIMEOUT);
            assertThat(event.at()).isEqualTo(stage.now);
        });
    }

    @Test
    void whatIsOverByTheShorterLimitEndsWithTheFirstRequestThatMeetsIt() {
        stage.now += 60_000;
        assertThat(ask(stage.guards.under(SHORTER))).isInstanceOf(Decision.Respond.class);
        assertThat(ends()).singleElement().satisfies(event -> assertThat(event.at())
                .isEqualTo(stage.now));
    }

    @Test
    void whatWasOverByThePolicyBeforeHasEndedThen() {
        stage.now += GuardFixture.LIMITS.idle() + 5;
        stage.terminator.obey(SHORTER, stage.now);
        assertThat(ends()).singleElement().satisfies(event -> assertThat(event.at())
                .isEqualTo(T + GuardFixture.LIMITS.idle()));
    }

    @Test
    void aLongerLimitRevivesNobody() {
        stage.now += GuardFixture.LIMITS.idle();
        assertThat(ask(stage.guards.under(LONGER))).isInstanceOf(Decision.Respond.class);
        stage.terminator.obey(LONGER, stage.now);
        assertThat(ends()).singleElement().satisfies(event -> assertThat(event.at())
                .isEqualTo(T + GuardFixture.LIMITS.idle()));
    }

    @Test
    void aLongerLimitHoldsForWhatWasLivingAMillisecondBeforeItsEnd() {
        stage.now += GuardFixture.LIMITS.idle() - 1;
        stage.terminator.obey(LONGER, stage.now);
        stage.pass(GuardFixture.LIMITS.idle());
        assertThat(ends()).isEmpty();
        assertThat(ask(stage.guards.under(LONGER))).isInstanceOf(Proceed.class);
    }

    @Test
    void aRequestThatStillMeetsThePolicyBeforeChangesNothing() {
        stage.terminator.obey(SHORTER, stage.now);
        Proceed proceed = (Proceed) ask(stage.guard);
        assertThat(proceed.headers()).contains(Map.entry("Curfew-Remaining", "idle=60, absolute=28800"));
    }
}
