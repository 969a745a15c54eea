package dev.curfew.config;

import dev.curfew.oidc.AtProvider;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Everything that {@code curfew.yaml} says, checked and complete.
 *
 * @param oidc the provider
 * @param policy the limits and the rules
 * @param atProvider what a timeout does at the provider
 * @param store where sessions are held
 * @param cookie how the session cookie is written
 * @since 0.1
 */
public record Settings(
        OidcSettings oidc, Policy policy, AtProvider atProvider, StoreSettings store, CookieSettings cookie) {

    /** The names of settings in which the others differ and that only a restart puts in force. */
    public List<String> restartNeededFor(Settings others) {
        return Stream.of(
                        Differences.of("oidc", oidc, others.oidc),
                        Differences.of("store", store, others.store),
                        Differences.of("cookie", cookie, others.cookie))
                .flatMap(List::stream)
                .toList();
    }

    /** The limits in force, in words, for the log at start. */
    public String inForce() {
        Limits limits = policy.limits();
        return "idle " + words(limits.idle()) + ", absolute " + words(limits.absolute()) + ", warn "
                + words(limits.warn())
                + ", resume-within " + words(limits.resumeWithin()) + ", reauthentication "
                + policy.reauthentication().name().toLowerCase(Locale.ROOT)
                + "; a session-timeout in web.xml does not apply, HttpSessions live and end with their Curfew session";
    }

    private static String words(long millis) {
        if (millis == Limits.NONE || millis == 0) {
            return "none";
        }
        return Duration.ofMillis(millis).toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /**
     * Where sessions are held.
     *
     * @param capacity the most records, ended ones included, that are held at a time; at the limit new sign-ins are refused
     */
    public record StoreSettings(long capacity) {}

    /**
     * How the session cookie is written.
     *
     * @param secure whether it is for https only; false for plain http on a developer's machine
     * @param name its name, without the prefix that {@code secure} adds
     */
    public record CookieSettings(boolean secure, String name) {}
}
