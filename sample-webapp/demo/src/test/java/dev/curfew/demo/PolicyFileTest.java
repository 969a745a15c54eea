package dev.curfew.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.config.Configuration;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Binding;
import dev.curfew.policy.Caller;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Terms;
import dev.curfew.policy.match.Rulebook;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped policy means what its comments, the welcome and the tutorial say. */
class PolicyFileTest {

    private static final Caller ADMIN = new Person("admin", Set.of("user", "admin"));
    private static final Caller ALICE = new Person("alice", Set.of("user"));

    private LoadedConfiguration loaded;
    private Rulebook rulebook;

    @BeforeEach
    void read() throws Exception {
        loaded = Configuration.parseAll(PolicyFile.shipped(), "curfew.yaml", Path.of("."), name -> null);
        rulebook = Rulebook.compile(loaded.settings().policy(), "", 0);
    }

    @Test
    void asksForThePasswordAtApprovalsAfterAPauseOf20Seconds() {
        assertThat(rulebook.rulingFor(ADMIN, get("/admin/approvals")).idle()).isEqualTo(20_000);
        assertThat(rulebook.rulingFor(ADMIN, get("/expenses")).isDemanding()).isFalse();
    }

    @Test
    void asksForAPasswordOfTheLastMinuteToApprove() {
        assertThat(rulebook.rulingFor(ADMIN, new RequestTarget("", "", "POST", "/admin/approvals"))
                        .age())
                .isEqualTo(60_000);
        assertThat(rulebook.rulingFor(ADMIN, get("/admin/approvals")).acr()).isNull();
    }

    @Test
    void givesAdministratorsLessTimeAndOneBrowser() {
        Terms terms = rulebook.termsFor(ADMIN);

        assertThat(terms.limits().idle()).isEqualTo(45_000);
        assertThat(terms.limits().absolute()).isEqualTo(180_000);
        assertThat(terms.maxSessions()).isEqualTo(1);
        assertThat(terms.atLimit()).isEqualTo(AtLimit.END_OLDEST);
    }

    @Test
    void givesEverybodyElseAMinuteOfFive() {
        Terms terms = rulebook.termsFor(ALICE);

        assertThat(terms.limits().idle()).isEqualTo(60_000);
        assertThat(terms.limits().warn()).isEqualTo(30_000);
        assertThat(terms.limits().absolute()).isEqualTo(300_000);
        assertThat(terms.maxSessions()).isEqualTo(3);
        assertThat(terms.binding()).isEqualTo(new Binding(24, 48, true, Binding.OnChange.LOG));
    }

    @Test
    void saysWhyItWarnsLaterThanItsPresetAsks() {
        assertThat(loaded.settings().baseline().deviations()).singleElement().satisfies(deviation -> {
            assertThat(deviation.setting()).isEqualTo("timeouts.warn");
            assertThat(deviation.reason()).contains("two minutes of warning");
        });
    }

    @Test
    void leavesNothingDoubtful() {
        assertThat(loaded.warnings()).isEmpty();
    }

    private static RequestTarget get(String path) {
        return new RequestTarget("127.0.0.1", "", "GET", path);
    }

    private record Person(String name, Set<String> roles) implements Caller {}
}
