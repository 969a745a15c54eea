package dev.curfew.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Sampled
class EffectTest {

    private static final int ROUNDS = SampleSize.of(20_000);

    private final Generated generated = new Generated(20261121);

    @Test
    void strictestIsCommutative() {
        always(effects -> {
            Effect a = effects.get(0);
            Effect b = effects.get(1);
            assertThat(a.strictest(b)).as("%s and %s", a, b).isEqualTo(b.strictest(a));
        });
    }

    @Test
    void strictestIsAssociative() {
        always(effects -> {
            Effect a = effects.get(0);
            Effect b = effects.get(1);
            Effect c = effects.get(2);
            assertThat(a.strictest(b).strictest(c))
                    .as("%s and %s and %s", a, b, c)
                    .isEqualTo(a.strictest(b.strictest(c)));
        });
    }

    @Test
    void strictestIsIdempotentAndRepeatingAnyPartOfItChangesNothing() {
        always(effects -> {
            Effect a = effects.get(0);
            Effect both = a.strictest(effects.get(1));
            assertThat(a.strictest(a)).isEqualTo(a);
            assertThat(both.strictest(a)).as("%s again %s", both, a).isEqualTo(both);
        });
    }

    @Test
    void noneChangesNothing() {
        always(effects -> {
            assertThat(effects.get(0).strictest(Effect.NONE)).isEqualTo(effects.get(0));
            assertThat(Effect.NONE.strictest(effects.get(0))).isEqualTo(effects.get(0));
        });
        assertThat(Effect.NONE.strictest(Effect.NONE)).isEqualTo(Effect.NONE);
        assertThat(Effect.builder().build()).isEqualTo(Effect.NONE);
    }

    @Test
    void nothingOfTheResultIsLooserThanInEither() {
        always(effects -> {
            Effect a = effects.get(0);
            Effect both = a.strictest(effects.get(1));
            assertThat(both.idle()).isLessThanOrEqualTo(a.idle());
            assertThat(both.absolute()).isLessThanOrEqualTo(a.absolute());
            assertThat(both.warn()).isGreaterThanOrEqualTo(a.warn());
            assertThat(both.resumeWithin()).isLessThanOrEqualTo(a.resumeWithin());
            assertThat(both.reauthenticateAfter()).isLessThanOrEqualTo(a.reauthenticateAfter());
            assertThat(both.maxSessions()).isLessThanOrEqualTo(a.maxSessions());
            if (a.reauthentication() == Reauthentication.REQUIRED) {
                assertThat(both.reauthentication()).isEqualTo(Reauthentication.REQUIRED);
            }
            if (a.atLimit() != null) {
                assertThat(both.atLimit()).isGreaterThanOrEqualTo(a.atLimit());
            }
            if (a.activity() != null) {
                assertThat(both.activity()).isGreaterThanOrEqualTo(a.activity());
            }
            if (a.preflight() != null) {
                assertThat(both.preflight()).isGreaterThanOrEqualTo(a.preflight());
            }
            if (a.acr() != null) {
                assertThat(a.acr()).containsAll(both.acr());
            }
        });
    }

    @Test
    void accessOfTheResultAdmitsNobodyWhomEitherRefuses() {
        always(effects -> {
            Access a = effects.get(0).access();
            Access both = effects.get(0).strictest(effects.get(1)).access();
            List<String> held = new ArrayList<>(generated.who().roles());
            if (a != null && both != null) {
                assertThat(both.open() && !a.open()).isFalse();
                assertThat(both.admits(held) && !a.admits(held)).isFalse();
            }
        });
    }

    @Test
    void everyPartOfTheResultWasSaidByOneOfBoth() {
        Effect one = Effect.builder().idle(7).warn(3).maxSessions(2).build();
        Effect other = Effect.builder()
                .absolute(9)
                .resumeWithin(4)
                .reauthenticateAfter(5)
                .reauthentication(Reauthentication.SSO)
                .acr(List.of("gold"))
                .atLimit(AtLimit.ASK)
                .binding(Binding.OFF)
                .activity(ActivityRule.COUNT)
                .access(Access.PUBLIC)
                .preflight(Preflight.PASS)
                .build();
        assertThat(one.strictest(other))
                .isEqualTo(new Effect(
                        7,
                        9,
                        3,
                        4,
                        Reauthentication.SSO,
                        5,
                        List.of("gold"),
                        2,
                        AtLimit.ASK,
                        Binding.OFF,
                        ActivityRule.COUNT,
                        Access.PUBLIC,
                        Preflight.PASS));
    }

    @Test
    void theStricterOfTwoWordsWins() {
        assertThat(Effect.builder()
                        .reauthentication(Reauthentication.SSO)
                        .atLimit(AtLimit.REFUSE)
                        .activity(ActivityRule.COUNT)
                        .preflight(Preflight.PASS)
                        .build()
                        .strictest(Effect.builder()
                                .reauthentication(Reauthentication.REQUIRED)
                                .atLimit(AtLimit.END_OLDEST)
                                .activity(ActivityRule.IGNORE)
                                .preflight(Preflight.ANSWER)
                                .build()))
                .isEqualTo(Effect.builder()
                        .reauthentication(Reauthentication.REQUIRED)
                        .atLimit(AtLimit.REFUSE)
                        .activity(ActivityRule.IGNORE)
                        .preflight(Preflight.ANSWER)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "gold, gold, gold",
        "gold silver, gold silver, gold silver",
        "silver gold, silver gold, silver gold",
        "silver gold, gold silver, gold silver",
        "silver gold bronze, silver gold, gold silver",
        "gold silver, silver, silver",
        "gold, silver, ''",
        "gold gold, gold, gold"
    })
    void acrIsWhatBothAcceptInTheOrderOfBothOrElseSorted(String one, String other, String both) {
        assertThat(acr(one).strictest(acr(other)).acr()).isEqualTo(words(both));
        assertThat(acr(other).strictest(acr(one)).acr()).isEqualTo(words(both));
    }

    @Test
    void acrThatNothingSatisfiesStaysSo() {
        Effect impossible = acr("gold").strictest(acr("silver"));
        assertThat(impossible.acr()).isEmpty();
        assertThat(impossible.strictest(acr("gold")).acr()).isEmpty();
        assertThat(impossible.strictest(Effect.NONE).acr()).isEmpty();
    }

    @Test
    void keepsItsAcrWhateverHappensToTheListItCameIn() {
        List<String> classes = new ArrayList<>(List.of("gold"));
        Effect effect = Effect.builder().acr(classes).build();
        classes.add("bronze");
        assertThat(effect.acr()).containsExactly("gold");
    }

    @Test
    void sessionsAndRequestsEachTakeTheirPart() {
        Effect all = new Effect(
                1,
                2,
                3,
                4,
                Reauthentication.REQUIRED,
                5,
                List.of("gold"),
                6,
                AtLimit.ASK,
                Binding.OFF,
                ActivityRule.IGNORE,
                Access.PUBLIC,
                Preflight.ANSWER);
        Effect.Builder request = Effect.builder()
                .reauthenticateAfter(5)
                .acr(List.of("gold"))
                .activity(ActivityRule.IGNORE)
                .access(Access.PUBLIC)
                .preflight(Preflight.ANSWER);
        assertThat(all.onRequests(false)).isEqualTo(request.build());
        assertThat(all.onRequests(true))
                .as("an absolute limit asks for a young authentication")
                .isEqualTo(request.idle(1).reauthenticateAfter(2).build());
        assertThat(all.onSessions())
                .isEqualTo(Effect.builder()
                        .idle(1)
                        .absolute(2)
                        .warn(3)
                        .resumeWithin(4)
                        .reauthentication(Reauthentication.REQUIRED)
                        .maxSessions(6)
                        .atLimit(AtLimit.ASK)
                        .binding(Binding.OFF)
                        .build());
    }

    private void always(Consumer<List<Effect>> law) {
        for (int round = 0; round < ROUNDS; round++) {
            law.accept(List.of(any(), any(), any()));
        }
    }

    /** Every fourth says much, so that parts meet. */
    private Effect any() {
        Effect effect = generated.effect();
        return generated.below(4) == 0 ? effect.strictest(generated.effect()).strictest(generated.effect()) : effect;
    }

    private static Effect acr(String classes) {
        return Effect.builder().acr(words(classes)).build();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
