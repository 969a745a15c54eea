package dev.curfew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.curfew.config.ConfigurationException;
import dev.curfew.config.ConfigurationFile;
import dev.curfew.config.ConfigurationSource;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.config.Settings;
import dev.curfew.config.Settings.CookieSettings;
import dev.curfew.config.Settings.StoreSettings;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.ProviderAction;
import dev.curfew.policy.Access;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.PolicyChange;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigurationWatcherTest {

    private long now = 1_800_000_000_000L;
    private boolean failing;
    private final Source source = new Source();
    private final List<String> told = new ArrayList<>();
    private final ConfigurationWatcher watch =
            new ConfigurationWatcher(source, settings(1), new ConfigurationWatcher.Listener() {
                @Override
                public String changed(LoadedConfiguration next, PolicyChange change) {
                    if (failing) {
                        throw new IllegalStateException("a fault of our own");
                    }
                    told.add("changed to " + next.settings().policy().limits().idle());
                    return "changed";
                }

                @Override
                public void waits(PolicyChange change) {
                    told.add("waits for " + change.weaker());
                }

                @Override
                public String refused(ConfigurationException faults) {
                    told.add("refused");
                    return "refused";
                }
            });

    @Test
    void tellsNothingWhileNothingChanges() {
        look(5);

        assertThat(told).isEmpty();
        assertThat(source.reads).isEqualTo(1);
    }

    @Test
    void readsAChangeOnceItHasRestedFromOneLookToTheNext() {
        look(2);
        source.put("b", settings(2));
        look(1);
        assertThat(told).isEmpty();
        look(1);
        assertThat(told).containsExactly("changed to 2");
        look(5);
        assertThat(told).hasSize(1);
    }

    @Test
    void aFileThatIsStillBeingWrittenIsNotRead() {
        look(2);
        int before = source.reads;
        for (int i = 0; i < 10; i++) {
            source.put("part " + i, null);
            look(1);
        }
        assertThat(source.reads).isEqualTo(before);
        source.put("whole", settings(3));
        look(2);
        assertThat(told).containsExactly("changed to 3");
    }

    @Test
    void aRefusedFileIsToldOfOnceAndReadAgainWhenItChanges() {
        look(2);
        source.put("faulty", null);
        look(6);
        assertThat(told).containsExactly("refused");
        source.put("good", settings(2));
        look(2);
        assertThat(told).containsExactly("refused", "changed to 2");
    }

    @Test
    void aFileThatWasOnlyTouchedChangesNothing() {
        look(2);
        source.put("touched", settings(1));
        look(3);

        assertThat(told).isEmpty();
    }

    @Test
    void goingBackToWhatIsInForceAfterARefusalChangesNothing() {
        look(2);
        source.put("faulty", null);
        look(2);
        source.put("as before", settings(1));
        look(2);

        assertThat(told).containsExactly("refused");
    }

    @Test
    void aReloadByHandDoesNotWait() {
        source.put("b", settings(2));

        assertThat(watch.reload()).isEqualTo("changed");
        assertThat(watch.reload()).isEqualTo("unchanged");
        look(3);
        assertThat(told).containsExactly("changed to 2");
    }

    @Test
    void whatProtectsLessWaitsForASecondReadingThatSaysTheSame() {
        startProtected();
        source.put("half", settings(2));
        look(10);
        assertThat(told).as("told once").containsExactly("waits for [admins]");

        now += ConfigurationWatcher.PAUSE - 1;
        look(10);
        assertThat(told).hasSize(1);
        now += 1;
        look(10);
        assertThat(told).containsExactly("waits for [admins]", "changed to 2");
    }

    @Test
    void aFileThatIsWholeAgainBeforeThatWasNeverObeyed() {
        startProtected();
        source.put("half", settings(2));
        look(2);
        source.put("whole", guarded(3));
        look(2);
        now += 10 * ConfigurationWatcher.PAUSE;
        look(2);

        assertThat(told).containsExactly("waits for [admins]", "changed to 3");
    }

    @Test
    void whatIsWrittenOnWaitsAnew() {
        startProtected();
        source.put("half", settings(2));
        look(2);
        now += ConfigurationWatcher.PAUSE - 1;
        source.put("more of it", settings(3));
        look(2);
        now += ConfigurationWatcher.PAUSE - 1;
        look(2);
        assertThat(told).containsExactly("waits for [admins]", "waits for [admins]");
        now += 1;
        look(1);
        assertThat(told).last().isEqualTo("changed to 3");
    }

    @Test
    void aSecondReadingThatSaysSomethingElseIsAFirstOne() {
        startProtected();
        source.put("half", settings(2));
        look(2);
        source.settings = settings(3);
        now += ConfigurationWatcher.PAUSE;
        look(1);
        assertThat(told).containsExactly("waits for [admins]", "waits for [admins]");
        now += ConfigurationWatcher.PAUSE;
        look(1);
        assertThat(told).last().isEqualTo("changed to 3");
    }

    @Test
    void aReloadByHandTakesWhatWaitsAtOnce() {
        startProtected();
        source.put("half", settings(2));
        look(2);

        assertThat(watch.reload()).isEqualTo("changed");
        now += ConfigurationWatcher.PAUSE;
        look(3);
        assertThat(told).containsExactly("waits for [admins]", "changed to 2");
    }

    @Test
    void whatCouldNotBePutInForceIsTriedAgain() {
        look(2);
        source.put("b", settings(2));
        failing = true;
        assertThatIllegalStateException().isThrownBy(() -> look(2));
        assertThatIllegalStateException().isThrownBy(() -> look(1));
        assertThatIllegalStateException().isThrownBy(watch::reload);
        failing = false;

        look(1);
        assertThat(told).containsExactly("changed to 2");
        assertThat(watch.reload()).isEqualTo("unchanged");
    }

    private void startProtected() {
        source.put("guarded", guarded(1));
        assertThat(watch.reload()).isEqualTo("changed");
        told.clear();
    }

    private static Settings guarded(long idle) {
        return settings(
                idle,
                new Rule(
                        "admins",
                        Condition.path("/admin/**"),
                        Effect.builder().access(Access.anyOf(Set.of("admin"))).build()));
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            watch.look(now);
        }
    }

    private static Settings settings(long idle, Rule... rules) {
        OidcSettings oidc = new OidcSettings(
                URI.create("https://op.example.com"), "shop", null, "openid", "sub", List.of("roles"), null);
        Policy policy = new Policy(new Limits(idle, 10, 0, 0), Reauthentication.REQUIRED, List.of(rules));
        return new Settings(
                oidc, policy, ProviderAction.REVOKE, new StoreSettings(5), new CookieSettings(true, "curfew"));
    }

    private static final class Source implements ConfigurationSource {

        private Object fingerprint = "a";
        private @Nullable Settings settings = settings(1);
        private int reads;

        void put(Object nextFingerprint, @Nullable Settings next) {
            fingerprint = nextFingerprint;
            settings = next;
        }

        @Override
        public LoadedConfiguration read() throws ConfigurationException {
            reads++;
            Settings current = settings;
            return current == null
                    ? ConfigurationFile.readAll(Path.of("no-such-file.yaml"), name -> null)
                    : new LoadedConfiguration(current, Map.of(), Map.of(), List.of(), List.of());
        }

        @Override
        public Object fingerprint() {
            return fingerprint;
        }
    }
}
