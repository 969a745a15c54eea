package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .preflight(Preflight.PASS)
                .build();
        assertThat(Ruling.of(effect))
                .isEqualTo(new Ruling(admin, ActivityRule.INTERACTION, 5, 7, List.of("gold"), Preflight.PASS));
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

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,-,false",
                "-,PASS,true",
                "-,ANSWER,false",
                "PUBLIC,-,true",
                "PUBLIC,PASS,true",
                "PUBLIC,ANSWER,false"
            })
    void preflightsPassWhereARuleSaysSoAndOnPublicPaths(
            @Nullable String access, @Nullable Preflight preflight, boolean passes) {
        Effect effect = Effect.builder()
                .access(access == null ? null : Access.PUBLIC)
                .preflight(preflight)
                .build();

        assertThat(Ruling.of(effect).passesPreflights()).isEqualTo(passes);
        assertThat(Ruling.of(effect).isPublic()).isEqualTo(access != null);
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
