package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.oidc.ProviderAction;
import dev.curfew.oidc.Secret;
import dev.curfew.policy.Access;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.Condition;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PageInteraction;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    private static final long MINUTE = 60_000;

    @Test
    void leastFileGetsEveryDefault() {
        Settings settings = Parsing.settings(Parsing.LEAST);

        assertThat(settings.oidc().issuer()).isEqualTo(URI.create("https://sso.example.com/realms/shop"));
        assertThat(settings.oidc().clientId()).isEqualTo("shop");
        assertThat(settings.oidc().clientSecret()).isNull();
        assertThat(settings.oidc().scope()).isEqualTo("openid profile");
        assertThat(settings.oidc().principalClaim()).isEqualTo("preferred_username");
        assertThat(settings.oidc().rolesClaims()).containsExactly("realm_access.roles", "groups");
        assertThat(settings.oidc().publicUrl()).isNull();
        assertThat(settings.policy().limits())
                .isEqualTo(new Limits(15 * MINUTE, 480 * MINUTE, 2 * MINUTE, 10 * MINUTE));
        assertThat(settings.policy().reauthentication()).isEqualTo(Reauthentication.REQUIRED);
        assertThat(settings.policy().pageInteraction()).isEqualTo(PageInteraction.COUNT);
        assertThat(settings.policy().rules()).isEmpty();
        assertThat(settings.atProvider()).isEqualTo(ProviderAction.REVOKE);
        assertThat(settings.store().capacity()).isEqualTo(1_000_000);
        assertThat(settings.cookie().secure()).isTrue();
        assertThat(settings.cookie().name()).isEqualTo("curfew");
    }

    @Test
    void fullFileIsTakenAtItsWord() {
        Settings settings = Parsing.settings(
                """
                oidc:
                  issuer: http://localhost:9090/realms/shop/
                  client-id: 0123
                  client-secret: ${env:SECRET}
                  scope: profile  openid email
                  principal-claim: email
                  roles-claims: [a.b.c, "https://example/roles"]
                  public-url: HTTP://Localhost:80
                timeouts:
                  idle: none
                  absolute: PT1H
                  warn: none
                  resume-within: none
                  reauthentication: sso
                  page-interaction: ignore
                  at-provider: logout
                rules:
                  - name: brochure
                    when: { path: [/bank/css/**, /bank/about] }
                    access: public
                  - name: ticker
                    when: { path: /bank/api/ticker, method: [GET, HEAD] }
                    activity: ignore
                  - name: all
                    access: authenticated
                    activity: count
                store:
                  type: memory
                  capacity: 5
                cookie:
                  secure: ${env:FLAG}
                  name: shop-curfew
                """);

        assertThat(settings.oidc().issuer()).isEqualTo(URI.create("http://localhost:9090/realms/shop/"));
        assertThat(settings.oidc().clientId()).isEqualTo("0123");
        assertThat(settings.oidc().clientSecret()).isEqualTo(new Secret("s3cr3t-of-the-environment"));
        assertThat(settings.oidc().scope()).isEqualTo("profile openid email");
        assertThat(settings.oidc().principalClaim()).isEqualTo("email");
        assertThat(settings.oidc().rolesClaims()).containsExactly("a.b.c", "https://example/roles");
        assertThat(settings.oidc().publicUrl()).isEqualTo(URI.create("http://localhost"));
        assertThat(settings.policy().limits()).isEqualTo(new Limits(Limits.NONE, 60 * MINUTE, 0, 0));
        assertThat(settings.policy().reauthentication()).isEqualTo(Reauthentication.SSO);
        assertThat(settings.policy().pageInteraction()).isEqualTo(PageInteraction.IGNORE);
        assertThat(settings.policy().rules())
                .containsExactly(
                        new Rule(
                                "brochure",
                                Condition.path("/bank/css/**", "/bank/about"),
                                Effect.builder().access(Access.PUBLIC).build()),
                        new Rule(
                                "ticker",
                                Condition.path("/bank/api/ticker").method("GET", "HEAD"),
                                Effect.builder().activity(ActivityRule.IGNORE).build()),
                        new Rule(
                                "all",
                                Condition.ALWAYS,
                                Effect.builder()
                                        .access(Access.AUTHENTICATED)
                                        .activity(ActivityRule.COUNT)
                                        .build()));
        assertThat(settings.atProvider()).isEqualTo(ProviderAction.LOGOUT);
        assertThat(settings.store().capacity()).isEqualTo(5);
        assertThat(settings.cookie().secure()).isFalse();
        assertThat(settings.cookie().name()).isEqualTo("shop-curfew");
    }

    @Test
    void tenFaultsAreListedAtOnceInTheOrderOfTheFile() {
        ConfigurationException failure = Parsing.failure(
                """
                oidc:
                  issuer: http://sso.example.com
                  client-id: shop
                  client-secrt: hunter2
                  scope: profile
                idle: 15m
                timeouts:
                  absolute: 480
                  warn: 10s
                  resume-within: -5m
                  at-provider: revok
                rules:
                  - name: payments
                    when: { path: bank/** }
                    idle: 1ms
                """);

        assertThat(failure.faults()).hasSize(10);
        assertThat(failure)
                .hasMessage(
                        """
                        10 faults:
                        config-insecure-url curfew.yaml:2:11, oidc.issuer: http://sso.example.com (expected: an https URL without query; http only for a loopback host), write https: over http an attacker can forge a sign-in - docs/faults/config-insecure-url.md
                        config-unknown-setting curfew.yaml:4:3, oidc.client-secrt: unknown (expected: issuer, client-id, client-secret, scope, principal-claim, roles-claims, public-url), did you mean client-secret? - docs/faults/config-unknown-setting.md
                        config-invalid-text curfew.yaml:5:10, oidc.scope: profile (expected: scopes separated by blanks, openid among them), add openid: without it there is no ID token - docs/faults/config-invalid-text.md
                        config-misplaced-setting curfew.yaml:6:1, idle: not here (expected: timeouts.idle or rules[].idle), move it below timeouts - docs/faults/config-misplaced-setting.md
                        config-missing-unit curfew.yaml:8:13, timeouts.absolute: 480 (expected: a duration such as 15m, 1h30m or PT15M, 1s to 366d; or none), write 480m for minutes or 480s for seconds - docs/faults/config-missing-unit.md
                        config-out-of-range curfew.yaml:9:9, timeouts.warn: 10s (expected: a duration such as 2m, at least 20s and shorter than idle and absolute; or none), write at least 20s, or none: a shorter warning is too late for users - docs/faults/config-out-of-range.md
                        config-out-of-range curfew.yaml:10:18, timeouts.resume-within: -5m (expected: a duration such as 15m, 1h30m or PT15M, 1s to 366d; or none), write more than 0, or none - docs/faults/config-out-of-range.md
                        config-unknown-value curfew.yaml:11:16, timeouts.at-provider: revok (expected: revoke, logout or nothing), did you mean revoke? - docs/faults/config-unknown-value.md
                        config-invalid-path curfew.yaml:14:19, rules[0].when.path: bank/** (expected: a path pattern such as /app/css/**, or a list of them), correct the pattern: it has to start with / - docs/faults/config-invalid-path.md
                        config-out-of-range curfew.yaml:15:11, rules[0].idle: 1ms (expected: a duration such as 15m, 1h30m or PT15M, 1s to 366d; or none), write at least 1s, or none - docs/faults/config-out-of-range.md""");
    }

    @Test
    void messageListsTheFirstThousandOfManyFaults() {
        ConfigurationException failure =
                Parsing.failure(Parsing.LEAST + "rules:\n" + "  - { name: '', idle: 1 }\n".repeat(501));

        assertThat(failure.faults()).hasSize(1002);
        assertThat(failure.toString().lines()).hasSize(1 + 1000 + 1).endsWith("and 2 more");
    }
}
