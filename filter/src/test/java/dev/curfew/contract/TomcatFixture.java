package dev.curfew.contract;

import dev.curfew.oidc.ProviderAction;
import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PageInteraction;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import dev.curfew.site.PageTagging;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stage is set for. {@link #usual} suits most stories; the {@code with} methods change one thing each.
 *
 * @param reauthentication what it takes to come back after an end
 * @param atProvider what a timeout does at the provider
 * @param providerSession how long the provider says its sessions last ({@code session_expiry}), or null if it does not say
 * @param providerDown whether the provider is down when the curtain rises
 * @param rules what the policy says besides the usual
 * @param onBrowserClose how long after its last tab has gone a session ends, or null if it does not
 * @param warn the time before the nearer end that counts as a warning; zero warns of nothing
 * @param pageScript how pages come by the script
 */
public record TomcatFixture(
        Reauthentication reauthentication,
        ProviderAction atProvider,
        @Nullable Duration providerSession,
        boolean providerDown,
        List<Rule> rules,
        @Nullable Duration onBrowserClose,
        Duration warn,
        PageTagging pageScript) {

    /** Longest gap between two activities. */
    public static final Duration IDLE = Duration.ofMinutes(15);

    /** Longest time since authentication. */
    public static final Duration ABSOLUTE = Duration.ofHours(1);

    /** The time before the nearer end that counts as a warning. */
    public static final Duration WARN = Duration.ofMinutes(2);

    public static final Duration RESUME = Duration.ofMinutes(10);

    /** Reauthentication is required, refresh tokens are revoked, the provider is there and says nothing of its own limits. */
    public static TomcatFixture usual() {
        return new TomcatFixture(
                Reauthentication.REQUIRED,
                ProviderAction.REVOKE,
                null,
                false,
                List.of(),
                null,
                WARN,
                PageTagging.INJECT);
    }

    /** The same with this way back after an end. */
    public TomcatFixture withReauthentication(Reauthentication value) {
        return new TomcatFixture(
                value, atProvider, providerSession, providerDown, rules, onBrowserClose, warn, pageScript);
    }

    /** The same with this at the provider after a timeout. */
    public TomcatFixture withAtProvider(ProviderAction value) {
        return new TomcatFixture(
                reauthentication, value, providerSession, providerDown, rules, onBrowserClose, warn, pageScript);
    }

    /** The same with a provider that says that its sessions last so long. */
    public TomcatFixture withProviderSession(Duration value) {
        return new TomcatFixture(
                reauthentication, atProvider, value, providerDown, rules, onBrowserClose, warn, pageScript);
    }

    /** The same with a provider that is down at first. */
    public TomcatFixture withProviderDown() {
        return new TomcatFixture(
                reauthentication, atProvider, providerSession, true, rules, onBrowserClose, warn, pageScript);
    }

    /** The same with these rules besides the usual ones. */
    public TomcatFixture withRules(Rule... values) {
        return new TomcatFixture(
                reauthentication,
                atProvider,
                providerSession,
                providerDown,
                List.of(values),
                onBrowserClose,
                warn,
                pageScript);
    }

    /** The same where a session ends so long after its browser was closed. */
    public TomcatFixture withOnBrowserClose(Duration value) {
        return new TomcatFixture(
                reauthentication, atProvider, providerSession, providerDown, rules, value, warn, pageScript);
    }

    /** The same with a warning so long before the end. */
    public TomcatFixture withWarn(Duration value) {
        return new TomcatFixture(
                reauthentication, atProvider, providerSession, providerDown, rules, onBrowserClose, value, pageScript);
    }

    /** The same where pages come by the script like this. */
    public TomcatFixture withPageScript(PageTagging value) {
        return new TomcatFixture(
                reauthentication, atProvider, providerSession, providerDown, rules, onBrowserClose, warn, value);
    }

    /** {@code …/sample/public/**} is public, {@code …/sample/ticker} is no activity. */
    public Policy policy() {
        Limits limits = new Limits(IDLE.toMillis(), ABSOLUTE.toMillis(), warn.toMillis(), RESUME.toMillis());
        List<Rule> all = new ArrayList<>(rules);
        all.add(rule("brochure", "/app/sample/public/**", Effect.builder().access(Access.PUBLIC)));
        all.add(rule("ticker", "/app/sample/ticker", Effect.builder().activity(ActivityRule.IGNORE)));
        return new Policy(
                limits,
                reauthentication,
                all,
                onBrowserClose == null ? Limits.NONE : onBrowserClose.toMillis(),
                PageInteraction.COUNT);
    }

    /** A rule about a path. */
    static Rule rule(String name, String path, Effect.Builder effect) {
        return new Rule(name, Condition.path(path), effect.build());
    }
}
