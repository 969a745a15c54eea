package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.entry;

import dev.curfew.Slow;
import dev.curfew.policy.AtLimit;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
import dev.curfew.policy.Rule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever explains a policy can point at the line that says so. */
class LoadedConfigurationTest {

    /** As it stands in the design. */
    private static final String DESIGN =
            """
            oidc:
              issuer: https://sso.example.com/realms/shop
              client-id: shop
              client-secret: ${file:/run/secrets/curfew}      # or ${env:NAME}
              scope: openid profile
              principal-claim: preferred_username
              roles-claims: [realm_access.roles, groups]      # dotted paths into the ID token, then UserInfo
              public-url: https://shop.example.com            # optional; else from the request

            timeouts:
              preset: owasp-asvs-l2        # optional baseline, may only be tightened
              idle: 15m
              absolute: 8h                 # "none" must be written to have no limit
              warn: 2m                     # at least 20s (WCAG 2.2.1)
              resume-within: 10m
              reauthentication: required   # or sso

            rules:                         # every rule that matches applies; the strictest value wins
              - name: payments
                when: { path: /bank/payments/**, method: [POST] }
                idle: 5m
                reauthenticate-after: 10m  # step-up: credentials proven no longer ago than this
              - name: administrators
                when: { role: admin }
                idle: 10m
                absolute: 1h
                max-sessions: 1
              - name: brochure
                when: { path: [/bank/css/**, /bank/about] }
                access: public
              - name: ticker
                when: { path: /bank/api/ticker }
                activity: ignore

            store:
              type: memory                 # memory | disk | cluster
            cookie:
              secure: true                 # false only for plain http on a developer's machine
            """;

    @Test
    void exampleOfTheDesignIsTakenAsItStands(@TempDir Path secrets) throws IOException {
        Files.writeString(secrets.resolve("curfew"), "s3cr3t\n");
        LoadedConfiguration loaded = Parsing.reading(DESIGN.replace("/run/secrets", secrets.toString()));
        Settings settings = loaded.settings();

        assertThat(loaded.warningsAt("")).isEmpty();
        assertThat(settings.baseline()).isEqualTo(new Baseline(Preset.OWASP_ASVS_L2, List.of()));
        assertThat(settings.policy().limits()).isEqualTo(new Limits(900_000, 28_800_000, 120_000, 600_000));
        assertThat(settings.policy().rules())
                .extracting(Rule::name)
                .containsExactly("preset:owasp-asvs-l2", "payments", "administrators", "brochure", "ticker");
        assertThat(settings.policy().rules().get(1).effect().reauthenticateAfter())
                .isEqualTo(600_000);
        assertThat(settings.policy().rules().get(2).effect().maxSessions()).isEqualTo(1);
        assertThat(settings.inForce())
                .isEqualTo("idle 15m, absolute 8h, warn 2m, resume-within 10m, reauthentication required,"
                        + " preset owasp-asvs-l2; a session-timeout in web.xml does not apply, because an HttpSession"
                        + " ends with its Curfew session");
    }

    @Test
    void everySettingHasTheLineThatSaysSo() {
        LoadedConfiguration loaded = Parsing.reading(
                """
                timeouts:
                  preset: stig
                  idle:   10m
                rules:
                  - name: a
                    when:
                      role: [admin,
                             operator]
                    max-sessions: 3
                    binding: { user-agent: on }
                  - { name: b, when: { path: /b }, preset: psd2-sca }
                oidc: { issuer: https://sso.example.com, client-id: a }
                """);

        assertThat(loaded.sources().entrySet().stream()
                        .map(source -> source.getKey() + " " + source.getValue().line() + ":"
                                + source.getValue().column())
                        .collect(Collectors.toList()))
                .containsExactlyInAnyOrder(
                        "timeouts 1:1",
                        "timeouts.preset 2:11",
                        "timeouts.idle 3:11",
                        "rules 4:1",
                        "rules[0] 5:5",
                        "rules[0].name 5:11",
                        "rules[0].when 6:5",
                        "rules[0].when.role 7:13",
                        "rules[0].max-sessions 9:19",
                        "rules[0].binding 10:5",
                        "rules[0].binding.user-agent 10:28",
                        "rules[1] 11:5",
                        "rules[1].name 11:13",
                        "rules[1].when 11:16",
                        "rules[1].when.path 11:30",
                        "rules[1].preset 11:44",
                        "oidc 12:1",
                        "oidc.issuer 12:17",
                        "oidc.client-id 12:53");
        assertThat(loaded.sources())
                .containsEntry("timeouts.idle", new Position(Parsing.FILE, 3, 11))
                .doesNotContainKey("timeouts.absolute");
    }

    @Test
    void everyRuleOfThePolicyHasItsOrigin() {
        LoadedConfiguration loaded = Parsing.reading(Parsing.OIDC
                + "timeouts: { preset: fedramp-high }\n"
                + "rules:\n  - { name: a, idle: 5m }\n  - { name: b, when: { role: [admin, r] }, preset: stig }\n");

        assertThat(loaded.rules())
                .containsExactly(
                        entry("preset:fedramp-high", "timeouts.preset"),
                        entry("preset:fedramp-high (administrators)", "timeouts.preset"),
                        entry("preset:fedramp-high (others)", "timeouts.preset"),
                        entry("a", "rules[0]"),
                        entry("b", "rules[1]"),
                        entry("preset:stig of b", "rules[1].preset"),
                        entry("preset:stig (administrators) of b", "rules[1].preset"));
        assertThat(loaded.rules().keySet())
                .containsExactlyElementsOf(loaded.settings().policy().rules().stream()
                        .map(Rule::name)
                        .toList());
        assertThat(loaded.sources().keySet()).containsAll(loaded.rules().values());
    }

    @Slow
    @Test
    void tenThousandRulesAreReadWellBelowTwoSeconds(@TempDir Path directory)
            throws IOException, ConfigurationException {
        Path file = directory.resolve("curfew.yaml");
        Files.writeString(file, many(10_000));
        LoadedConfiguration loaded = ConfigurationFile.readAll(file, name -> null);

        assertThat(loaded.settings().policy().rules().size()).isEqualTo(10_000 + 2);
        assertThat(loaded.settings().policy().rules().get(9_999).effect().atLimit())
                .isEqualTo(AtLimit.ASK);
        assertThat(loaded.warnings().size()).isEqualTo(10_000 / 4);
        assertThat(processorMillis(() -> ConfigurationFile.readAll(file, name -> null)))
                .isLessThan(2_000);
    }

    @Slow
    @Test
    void fifteenThousandFaultsAreListedWellBelowTwoSeconds() {
        String text = many(10_000).replace("idle: 5m", "idel: 5").replace("name: ", "nmae: ");

        assertThat(Parsing.faults(text).size()).isEqualTo(10_000 + 10_000 / 2);
        assertThat(processorMillis(() -> Parsing.failure(text))).isLessThan(2_000);
    }

    /** Of the processor, so that other builds on this machine do not count. What grows with the square of the rules does. */
    private static long processorMillis(ThrowingCallable loaded) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThatCode(loaded).doesNotThrowAnyException();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
    }

    private static String many(int rules) {
        StringBuilder text = new StringBuilder(Parsing.OIDC + "timeouts: { preset: stig }\nrules:\n");
        for (int i = 0; i < rules; i += 4) {
            text.append(
                    """
                      - name: requests of application number %1$d
                        when: { context: /app%1$d, path: [/app%1$d/payments/**, "/app%1$d/*/transfer"], method: [POST, PUT, PATCH, DELETE] }
                        idle: 5m
                        reauthenticate-after: 10m
                        acr: [phishing-resistant, multi-factor-%1$d]
                      - name: users of application number %1$d
                        when: { role: [app%1$d-admin, app%1$d-operator], user: [jo%1$d, sam%1$d] }
                        idle: 5m
                        absolute: 1h
                        max-sessions: 3
                        at-limit: ask
                        binding: { address: '/24,/48', user-agent: on, on-change: reauthenticate }
                      - name: brochure of application number %1$d
                        when: { path: [/app%1$d/css/**, /app%1$d/images/**, /app%1$d/about], host: app%1$d.example.com }
                        access: public
                      - name: loose rule number %1$d
                        when: { context: /app%1$d, path: /other%1$d/** }
                        activity: ignore
                    """
                            .formatted(i));
        }
        return text.toString();
    }
}
