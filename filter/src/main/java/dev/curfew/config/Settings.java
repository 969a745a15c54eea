package dev.curfew.config;

import dev.curfew.client.CidrRange;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.ProviderAction;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.site.PageTagging;
import dev.curfew.text.KebabCase;
import java.util.List;
import java.util.stream.Stream;

/**
 * All settings of {@code curfew.yaml}, checked and complete.
 *
 * @param oidc the provider
 * @param policy the limits and the rules
 * @param baseline the preset, and what is deviated from
 * @param atProvider what a timeout does at the provider
 * @param proxies whose word is taken for where a request comes from
 * @param store where sessions are held
 * @param cookie how the session cookie is written
 * @param pageScript how pages come by the script that warns
 * @param pages what our own pages say and how they look
 * @since 0.1
 */
public record Settings(
        OidcSettings oidc,
        Policy policy,
        Baseline baseline,
        ProviderAction atProvider,
        ProxySettings proxies,
        StoreSettings store,
        CookieSettings cookie,
        PageTagging pageScript,
        PageSettings pages) {

    /** Whether Curfew writes no script into pages, and they name none either. */
    public boolean leavesPagesAlone() {
        return pageScript == PageTagging.NONE;
    }

    /** Settings without preset, behind no proxy. */
    public Settings(
            OidcSettings oidc, Policy policy, ProviderAction atProvider, StoreSettings store, CookieSettings cookie) {
        this(
                oidc,
                policy,
                Baseline.NONE,
                atProvider,
                ProxySettings.NONE,
                store,
                cookie,
                PageTagging.INJECT,
                PageSettings.SHIPPED);
    }

    /** These settings with everything of the others that needs no restart. */
    public Settings changedTo(Settings next) {
        return new Settings(
                oidc, next.policy, next.baseline, next.atProvider, proxies, store, cookie, pageScript, next.pages);
    }

    /** The names of settings in which the others differ and that only a restart puts in force. */
    public List<String> restartNeededFor(Settings others) {
        return Stream.of(
                        Differences.of("oidc", oidc, others.oidc),
                        Differences.of("proxies", proxies, others.proxies),
                        Differences.of("store", store, others.store),
                        Differences.of("cookie", cookie, others.cookie),
                        pageScript == others.pageScript ? List.<String>of() : List.of(Setting.PAGE_SCRIPT.path()))
                .flatMap(List::stream)
                .toList();
    }

    /** The limits in force, in words, for the log at start: with the preset and every deviation from one. */
    public String inForce() {
        Limits limits = policy.limits();
        return "idle " + Limits.inWords(limits.idle()) + ", absolute " + Limits.inWords(limits.absolute()) + ", warn "
                + Limits.inWords(limits.warn())
                + ", resume-within " + Limits.inWords(limits.resumeWithin()) + ", reauthentication "
                + KebabCase.of(policy.reauthentication())
                + baseline.inWords()
                + "; a session-timeout in web.xml does not apply, because an HttpSession ends with its Curfew session"
                + (pages.equals(PageSettings.SHIPPED) ? "" : "; pages as in " + PageFiles.FOLDER);
    }

    /**
     * Whose word is taken for where a request comes from.
     *
     * @param trusted the addresses of proxies whose {@code X-Forwarded-For} is believed; empty for nobody's
     */
    public record ProxySettings(List<CidrRange> trusted) {

        static final ProxySettings NONE = new ProxySettings(List.of());

        public ProxySettings {
            trusted = List.copyOf(trusted);
        }
    }

    /**
     * Where sessions are stored.
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
