package dev.curfew.cli;

import dev.curfew.config.Configuration;
import dev.curfew.config.ConfigurationException;
import dev.curfew.config.LoadedConfiguration;
import java.nio.file.Path;

/** Policies for tests. */
public final class Sample {

    public static final String OIDC =
            """
            oidc:
              issuer: https://sso.example.com/realms/shop
              client-id: shop
            """;

    public static final String TIMEOUTS =
            """
            timeouts:
              idle: 15m
              absolute: 8h
              warn: 2m
            """;

    /** Everything that explanations have to tell apart. */
    public static final String BANK = OIDC
            + """
              public-url: https://shop.example.com
            timeouts:
              preset: owasp-asvs-l2
              idle: 15m
              absolute: 8h
              warn: 2m
            rules:
              - name: payments
                when: { path: /bank/payments/**, method: [POST] }
                idle: 5m
                reauthenticate-after: 10m
                acr: [gold, silver]
              - name: administrators
                when: { role: admin }
                idle: 10m
                absolute: 1h
                max-sessions: 1
              - name: bank
                when: { context: /bank }
                absolute: 4h
                at-limit: ask
              - name: bonds
                when: { path: /bank/payments/bonds/** }
                acr: [silver, bronze]
                access: role:trader
              - name: brochure
                when: { path: [/bank/css/**, /bank/about] }
                access: public
            """;

    private Sample() {}

    /** The policy with these rules. */
    public static LoadedConfiguration rules(String rules) {
        return reading(OIDC + TIMEOUTS + "rules:\n" + rules.indent(2));
    }

    public static LoadedConfiguration reading(String yaml) {
        try {
            return Configuration.parseAll(yaml, "curfew.yaml", Path.of("."), name -> null);
        } catch (ConfigurationException faults) {
            throw new AssertionError(faults.getMessage(), faults);
        }
    }
}
