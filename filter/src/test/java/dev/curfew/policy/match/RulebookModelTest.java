package dev.curfew.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.policy.Caller;
import dev.curfew.policy.Generated;
import dev.curfew.policy.LinearRulebook;
import dev.curfew.policy.Policy;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Rule;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.Terms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The compiled rules answer as the rules themselves do. */
@Sampled
class RulebookModelTest {

    @ParameterizedTest
    @CsvSource({"1, 6000, 1, 20", "2, 8000, 6, 30", "3, 2000, 40, 60", "4, 60, 600, 400"})
    void answersEveryRequestAsTheModelDoes(long seed, int all, int mostRules, int requests) {
        int policies = SampleSize.of(all);
        Generated generated = new Generated(seed);
        int telling = 0;
        for (int i = 0; i < policies; i++) {
            Policy policy = generated.policy(1 + generated.below(mostRules));
            String mount = generated.mount();
            LinearRulebook model = new LinearRulebook(policy, mount, i);
            Rulebook compiled = Rulebook.compile(policy, mount, i);
            for (int k = 0; k < requests; k++) {
                Caller who = generated.who();
                RequestTarget target = generated.target();
                Ruling expected = model.rulingFor(who, target);
                telling += expected.equals(Ruling.USUAL) ? 0 : 1;
                if (!compiled.rulingFor(who, target).equals(expected)) {
                    assertThat(compiled.rulingFor(who, target))
                            .as("%s asks %s of %s mounted at '%s'", who, target, policy, mount)
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(telling).as("requests about which a rule says something").isGreaterThan(policies * requests / 20);
    }

    @ParameterizedTest
    @CsvSource({"11, 4000, 6, 20", "12, 600, 60, 60", "13, 60, 600, 200"})
    void givesEveryUserTheTermsThatTheModelGives(long seed, int all, int mostRules, int users) {
        int policies = SampleSize.of(all);
        Generated generated = new Generated(seed);
        int telling = 0;
        for (int i = 0; i < policies; i++) {
            Policy policy = generated.policy(1 + generated.below(mostRules));
            String mount = generated.mount();
            LinearRulebook model = new LinearRulebook(policy, mount, i);
            Rulebook compiled = Rulebook.compile(policy, mount, i);
            for (int k = 0; k < users; k++) {
                Caller who = generated.who();
                Terms terms = compiled.termsFor(who);
                assertThat(terms).as("%s under %s", who, policy).isEqualTo(model.termsFor(who));
                assertThat(compiled.termsFor(who)).isSameAs(terms);
                telling += terms.limits().equals(policy.limits()) ? 0 : 1;
            }
        }
        assertThat(telling).as("users about whom a rule says something").isGreaterThan(policies * users / 20);
    }

    @ParameterizedTest
    @CsvSource({"21, 2000", "22, 2000"})
    void answersTheSameWhateverTheOrderOfRules(long seed, int all) {
        int policies = SampleSize.of(all);
        Generated generated = new Generated(seed);
        Random order = new Random(seed);
        for (int i = 0; i < policies; i++) {
            Policy policy = generated.policy(1 + generated.below(12));
            List<Rule> rules = new ArrayList<>(policy.rules());
            Collections.shuffle(rules, order);
            Rulebook one = Rulebook.compile(policy, "", 1);
            Rulebook other = Rulebook.compile(new Policy(policy.limits(), policy.reauthentication(), rules), "", 1);
            for (int k = 0; k < 20; k++) {
                Caller who = generated.who();
                RequestTarget target = generated.target();
                assertThat(one.rulingFor(who, target)).isEqualTo(other.rulingFor(who, target));
                assertThat(one.termsFor(who)).isEqualTo(other.termsFor(who));
            }
        }
    }
}
