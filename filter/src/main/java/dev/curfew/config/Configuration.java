package dev.curfew.config;

import dev.curfew.client.CidrRange;
import dev.curfew.config.Settings.CookieSettings;
import dev.curfew.config.Settings.ProxySettings;
import dev.curfew.config.Settings.StoreSettings;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.policy.Policy;
import dev.curfew.policy.PresetRules;
import dev.curfew.policy.Rule;
import dev.curfew.site.PageTagging;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * Parses the text of {@code curfew.yaml} strictly: the result has settings, or every fault.
 *
 * @since 0.1
 */
public final class Configuration {

    private final Document document;
    private final OidcReader oidc;
    private final @Nullable OidcSettings provider;
    private final Section top;
    private final Section timeoutsSection;
    private final Section store;
    private final Section cookie;
    private final Section proxies;
    private final Timeouts timeouts;
    private final List<RuleEntry> rules;
    private final Map<Rule, String> policyRules;

    private Configuration(Document document, MappingNode node) {
        this.top = Section.top(document, node);
        this.document = document;
        this.oidc = new OidcReader(top.section("oidc"));
        this.provider = oidc.read();
        this.timeoutsSection = top.section("timeouts");
        this.timeouts = new TimeoutsReader(timeoutsSection).read();
        this.rules = new RulesReader(top.sections("rules"), timeouts).read();
        this.policyRules = policyRules(timeouts.preset(), rules);
        this.proxies = top.section("proxies");
        this.store = top.section("store");
        this.cookie = top.section("cookie");
    }

    /**
     * The settings in a text.
     *
     * @param text YAML
     * @param fileName how faults call the text
     * @param directory where relative files that the text refers to are
     * @param environment the variables that the text refers to
     * @throws ConfigurationException if anything is wrong; lists everything that is
     */
    static Settings parse(String text, String fileName, Path directory, Environment environment)
            throws ConfigurationException {
        return parseAll(text, fileName, directory, environment).settings();
    }

    /**
     * The settings in a text, where each is written, and what is probably not meant.
     *
     * @param text YAML
     * @param fileName how faults call the text
     * @param directory where relative files that the text refers to are
     * @param environment the variables that the text refers to
     * @throws ConfigurationException if anything is wrong; lists everything that is
     */
    public static LoadedConfiguration parseAll(String text, String fileName, Path directory, Environment environment)
            throws ConfigurationException {
        return parseAll(text, fileName, directory, environment, PageFiles.NONE);
    }

    public static LoadedConfiguration parseAll(
            String text, String fileName, Path directory, Environment environment, PageFiles pageFiles)
            throws ConfigurationException {
        Faults faults = new Faults(fileName);
        Document document =
                new Document(faults, new References(directory, environment), new LinkedHashMap<>(), new Provenance());
        MappingNode node = new YamlReader(faults).read(text);
        Configuration configuration = node == null ? null : new Configuration(document, node);
        PageSettings pages = new PagesReader(pageFiles, faults).read();
        Settings settings = configuration == null ? null : configuration.settings(pages);
        faults.throwIfAny();
        if (configuration == null || settings == null) {
            throw new IllegalStateException("a configuration without fault and without settings");
        }
        return configuration.reading(settings);
    }

    private @Nullable Settings settings(PageSettings pages) {
        List<CidrRange> trusted = proxies.readAll(Setting.PROXIES_TRUSTED, LocationValues::addresses);
        StoreSettings sessions = store();
        CookieSettings cookies = cookie();
        if (provider != null && cookies != null) {
            oidc.agreeWith(provider.publicUrl(), cookies.secure());
        }
        PageTagging pageScript = top.read(Setting.PAGE_SCRIPT, EnumValues.of(PageTagging.class));
        Policy policy = policy();
        if (provider == null
                || policy == null
                || timeouts.atProvider() == null
                || sessions == null
                || cookies == null
                || pageScript == null) {
            return null;
        }
        return new Settings(
                provider,
                policy,
                baseline(),
                timeouts.atProvider(),
                new ProxySettings(trusted),
                sessions,
                cookies,
                pageScript,
                pages);
    }

    private @Nullable Policy policy() {
        return timeouts.limits() == null
                        || timeouts.reauthentication() == null
                        || timeouts.onBrowserClose() == null
                        || timeouts.pageInteraction() == null
                ? null
                : new Policy(
                        timeouts.limits(),
                        timeouts.reauthentication(),
                        List.copyOf(policyRules.keySet()),
                        timeouts.onBrowserClose(),
                        timeouts.pageInteraction());
    }

    /** Every rule of the policy, and what it comes from. */
    private static Map<Rule, String> policyRules(@Nullable PresetRules preset, List<RuleEntry> rules) {
        Map<Rule, String> all = new LinkedHashMap<>();
        if (preset != null) {
            preset.everywhere().forEach(rule -> all.put(rule, Setting.TIMEOUTS_PRESET.path()));
        }
        for (RuleEntry entry : rules) {
            String path = entry.section().path();
            all.put(entry.rule(), path);
            entry.presets().forEach(rule -> all.put(rule, SettingNames.join(path, Setting.RULES_PRESET.word())));
        }
        return all;
    }

    private Baseline baseline() {
        PresetRules preset = timeouts.preset();
        List<Deviation> deviations = Stream.concat(
                        timeouts.deviations().stream(), rules.stream().flatMap(rule -> rule.deviations().stream()))
                .toList();
        return new Baseline(preset == null ? null : preset.preset(), deviations);
    }

    private @Nullable StoreSettings store() {
        String type = store.read(Setting.STORE_TYPE, EnumValues::store);
        Long capacity = store.read(Setting.STORE_CAPACITY, Numbers::capacity);
        return type == null || capacity == null ? null : new StoreSettings(capacity);
    }

    private @Nullable CookieSettings cookie() {
        Boolean secure = cookie.read(Setting.COOKIE_SECURE, EnumValues::flag);
        String name = cookie.read(Setting.COOKIE_NAME, TextValues::cookieName);
        return secure == null || name == null ? null : new CookieSettings(secure, name);
    }

    private LoadedConfiguration reading(Settings settings) {
        Map<String, String> origins = new LinkedHashMap<>();
        policyRules.forEach((rule, origin) -> origins.put(rule.name(), origin));
        List<Warning> warnings = new ArrayList<>(
                TimeoutWarnings.in(timeoutsSection, settings.policy().limits()));
        warnings.addAll(MatchWarnings.in(rules));
        warnings.addAll(RuleWarnings.in(rules, timeouts));
        warnings.addAll(AcrWarnings.in(rules));
        warnings.addAll(PreflightWarnings.in(rules));
        warnings.addAll(MethodWarnings.in(rules));
        warnings.sort(Warning.IN_FILE);
        return new LoadedConfiguration(
                settings,
                timeouts.administratorRoles(),
                document.sources(),
                origins,
                warnings,
                RuleWarnings.atHost(rules),
                document.provenance());
    }
}
