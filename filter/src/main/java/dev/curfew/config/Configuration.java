package dev.curfew.config;

import dev.curfew.config.Settings.CookieSettings;
import dev.curfew.config.Settings.StoreSettings;
import dev.curfew.oidc.AtProvider;
import dev.curfew.oidc.OidcSettings;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Policy;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * The text of {@code curfew.yaml}, read strictly: settings, or every fault at once.
 *
 * @since 0.1
 */
public final class Configuration {

    private final Section oidc;
    private final Section timeouts;
    private final List<Section> rules;
    private final Section store;
    private final Section cookie;

    private Configuration(Section top) {
        this.oidc = top.section("oidc");
        this.timeouts = top.section("timeouts");
        this.rules = top.sections("rules");
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
    public static Settings parse(String text, String fileName, Path directory, Environment environment)
            throws ConfigurationException {
        Faults faults = new Faults(fileName);
        Document document = new Document(faults, new References(directory, environment));
        MappingNode node = new YamlReader(faults).read(text);
        Settings settings = node == null ? null : new Configuration(Section.top(document, node)).settings();
        faults.throwIfAny();
        if (settings == null) {
            throw new IllegalStateException("a configuration without fault and without settings");
        }
        return settings;
    }

    private @Nullable Settings settings() {
        OidcReader provider = new OidcReader(oidc);
        TimeoutsReader time = new TimeoutsReader(timeouts);
        OidcSettings oidcSettings = provider.read();
        Limits limits = time.limits();
        Reauthentication reauthentication = time.reauthentication();
        AtProvider atProvider = time.atProvider();
        List<Rule> policyRules = new RulesReader(rules).read();
        StoreSettings storeSettings = store();
        CookieSettings cookieSettings = cookie();
        if (oidcSettings != null && cookieSettings != null) {
            provider.agreeWith(oidcSettings.publicUrl(), cookieSettings.secure());
        }
        if (oidcSettings == null
                || limits == null
                || reauthentication == null
                || atProvider == null
                || storeSettings == null
                || cookieSettings == null) {
            return null;
        }
        Policy policy = new Policy(limits, reauthentication, policyRules);
        return new Settings(oidcSettings, policy, atProvider, storeSettings, cookieSettings);
    }

    private @Nullable StoreSettings store() {
        String type = store.read(Setting.STORE_TYPE, Choices::store);
        Long capacity = store.read(Setting.STORE_CAPACITY, Numbers::capacity);
        return type == null || capacity == null ? null : new StoreSettings(capacity);
    }

    private @Nullable CookieSettings cookie() {
        Boolean secure = cookie.read(Setting.COOKIE_SECURE, Choices::flag);
        String name = cookie.read(Setting.COOKIE_NAME, Texts::cookieName);
        return secure == null || name == null ? null : new CookieSettings(secure, name);
    }
}
