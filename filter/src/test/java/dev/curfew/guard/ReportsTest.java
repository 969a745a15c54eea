package dev.curfew.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.http.FakeExchange;
import dev.curfew.lifecycle.ActivityEvidence;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PageInteraction;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Ruling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What pages report, where no server is needed to see it. */
class ReportsTest {

    private static FakeExchange report() {
        return FakeExchange.fetch("POST", "/app/.curfew/session/report");
    }

    @Test
    void aHandshakeOfASocketIsNoPersonWhilePagesReport() {
        GuardFixture stage = GuardFixture.with(GuardFixture.LIMITS);
        stage.signIn();
        long before = stage.session().lastActivity();
        stage.reply(report());
        stage.now += 60_000;

        assertThat(stage.proceed(FakeExchange.get("/app/chat").with("Upgrade", "websocket"))
                        .activity())
                .isEqualTo(ActivityEvidence.BACKGROUND);
        assertThat(stage.session().lastActivity()).isEqualTo(before);
    }

    @Test
    void aHandshakeCountsWhereNoneDoes() {
        GuardFixture stage = GuardFixture.with(GuardFixture.LIMITS);
        stage.signIn();
        stage.now += 60_000;

        assertThat(stage.proceed(FakeExchange.get("/app/chat").with("Upgrade", "websocket"))
                        .activity())
                .isEqualTo(ActivityEvidence.REQUEST);
        assertThat(stage.session().lastActivity()).isEqualTo(stage.now);
    }

    @Test
    void withoutInteractionNoPageReportsAndEveryRequestCounts() {
        GuardFixture stage = new GuardFixture(
                new Policy(
                        GuardFixture.LIMITS, Reauthentication.REQUIRED, List.of(), Limits.NONE, PageInteraction.IGNORE),
                Long.MAX_VALUE);
        stage.signIn();
        assertThat(stage.reply(report()).body()).contains("\"interaction\":null,\"report\":null}");
        stage.now += 60_000;
        stage.proceed(FakeExchange.fetch("GET", "/app/"));

        assertThat(stage.session().lastActivity()).isEqualTo(stage.now);
    }

    @Test
    void autoHoldsWhereNoRuleSpeaksAndStandsBetweenCountAndInteraction() {
        assertThat(Ruling.USUAL.activity()).isEqualTo(ActivityRule.AUTO);
        assertThat(stricter(ActivityRule.COUNT, ActivityRule.AUTO)).isEqualTo(ActivityRule.AUTO);
        assertThat(stricter(ActivityRule.INTERACTION, ActivityRule.AUTO)).isEqualTo(ActivityRule.INTERACTION);
    }

    private static @Nullable ActivityRule stricter(ActivityRule one, ActivityRule other) {
        Effect effect = Effect.builder().activity(one).build();
        return effect.strictest(Effect.builder().activity(other).build()).activity();
    }
}
