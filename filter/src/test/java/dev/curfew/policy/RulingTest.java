package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulingTest {

    @Test
    void whatSaysNothingIsTheUsual() {
        assertThat(Ruling.of(Effect.NONE)).isSameAs(Ruling.USUAL);
        assertThat(Ruling.of(Effect.builder()
                        .access(Access.AUTHENTICATED)
                        .activity(ActivityRule.AUTO)
                        .build()))
                .isSameAs(Ruling.USUAL);
    }

    @Test
    void takesEachPartOfTheEffect() {
        Access admin = Access.anyOf(Set.of("admin"));
        Effect effect = Effect.builder()
                .access(admin)
                .activity(ActivityRule.INTERACTION)
                .idle(5)
                .reauthenticateAfter(7)
                .acr(List.of("gold"))
                .build();
        assertThat(Ruling.of(effect)).isEqualTo(new Ruling(admin, ActivityRule.INTERACTION, 5, 7, List.of("gold")));
    }

    @Test
    void onlyAccessOpensIt() {
        assertThat(Ruling.USUAL.isPublic()).isFalse();
        assertThat(Ruling.of(Effect.builder().access(Access.PUBLIC).build()).isPublic())
                .isTrue();
        assertThat(Ruling.of(Effect.builder().activity(ActivityRule.IGNORE).build())
                        .isPublic())
                .isFalse();
    }

    @Test
    void isDemandingIfItAsksForYouthShortGapsOrStrength() {
        assertThat(Ruling.USUAL.isDemanding()).isFalse();
        assertThat(Ruling.of(Effect.builder().access(Access.anyOf(Set.of("a"))).build())
                        .isDemanding())
                .isFalse();
        assertThat(Ruling.of(Effect.builder().idle(Limits.NONE - 1).build()).isDemanding())
                .isTrue();
        assertThat(Ruling.of(Effect.builder()
                                .reauthenticateAfter(Limits.NONE - 1)
                                .build())
                        .isDemanding())
                .isTrue();
        assertThat(Ruling.of(Effect.builder().acr(List.of()).build()).isDemanding())
                .isTrue();
    }
}
