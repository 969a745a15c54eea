package dev.curfew.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.oidc.Secret;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a secret stands, rightly or wrongly, no fault shows it. */
class SecrecyTest {

    private static final String HEAD = "oidc:\n  issuer: https://sso.example.com\n  client-id: shop\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  client-secret: 'hunter2 '",
                "  client-secret: \"hunter2\\n\"",
                "  client-secret: hunter2${env:NONE}",
                "  client-secret: ${hunter2}",
                "  client-secret: ${hunter2",
                "  client-secret: ${env:SECRET}hunter2${",
                "  client-secret: [hunter2]",
                "  client-secret: { hunter2: hunter2 }",
                "  client-secret: hunter2: hunter2",
                "  client-secret: *hunter2",
                "  client-secret: &hunter2",
                "  client-secret: !hunter2 x",
                "  client-secret: !<hunter2> x",
                "  client-secret: !h!hunter2 x",
                "  client-secret: %hunter2",
                "  client-secret: @hunter2",
                "  client-secret: \"hunter2",
                "  client-secret: 'hunter2",
                "  client-secret: \"hunter2\\z\"",
                "  client-secret: |hunter2",
                "  client-secret:hunter2",
                "  client-secret:hunter2: x",
                "  client-secret=hunter2: x",
                "  client-secret hunter2: x",
                "  client-secrt: hunter2",
                "client-secret: hunter2",
                "  client-secret: a\n  client-secret: hunter2",
                "  public-url: https://admin:hunter2@shop.example.com",
                "  public-url: https://shop.example.com?key=hunter2",
                "  client-secret: hunter2\u0007",
                "  client-secret: hunter2\n  x: y"
            })
    void literalSecretIsNeverShown(String line) {
        ConfigurationException failure = Parsing.failure(HEAD + line + "\n" + Parsing.TIMEOUTS);

        assertThat(failure.faults()).isNotEmpty();
        assertThat(failure.toString()).doesNotContain("hunter2", "unter2", "hunter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeouts: { idle: '${env:SECRET}', absolute: '${file:secret}' }",
                "store: { type: '${file:secret}', capacity: '${env:SECRET}' }",
                "cookie: { secure: '${file:secret}', name: '${env:SECRET} ' }",
                "rules: [{ name: a, access: '${file:secret}', when: { path: '${env:SECRET}', method: '${file:secret}' } }]",
                "rules: [{ name: 'preset:${env:SECRET}', idle: '${env:SECRET}', absolute: '${file:secret}' }]",
                "rules: [{ name: a, acr: '${file:secret} x', reauthenticate-after: '${env:SECRET}', warn: '${env:SECRET}' }]",
                "rules: [{ name: a, max-sessions: '${env:SECRET}', at-limit: '${file:secret}', resume-within: '${env:SECRET}' }]",
                "rules: [{ name: a, preset: '${env:SECRET}', deviation: '${file:secret} ', reauthentication: '${env:SECRET}' }]",
                "rules: [{ name: a, access: ['${env:SECRET}', 'role:role:${file:secret}'], activity: '${env:SECRET}' }]",
                "rules: [{ name: a, binding: { address: '/${env:SECRET}', user-agent: '${file:secret}', on-change: '${env:SECRET}' } }]",
                "rules: [{ name: a, idle: 5m, when: { context: '${env:SECRET}', host: '${file:secret}:1', role: 'role:${env:SECRET}', user: ' ${env:SECRET}' } }]",
                "timeouts: { preset: '${env:SECRET}', deviation: ' ${file:secret}', administrator-roles: ['role:${env:SECRET}'] }",
                "proxies: { trusted: ['${env:SECRET}', '10.0.0.0/${file:secret}'] }"
            })
    void contentOfAReferenceIsNeverShown(String line) {
        ConfigurationException failure = Parsing.failure(HEAD + line + "\n");

        assertThat(failure)
                .hasMessageContaining("${")
                .hasMessageContaining("correct the value that the reference gives");
        assertThat(failure.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void settingsPrintNoSecret() {
        Settings settings = Parsing.settings(HEAD + "  client-secret: ${file:secret}\n" + Parsing.TIMEOUTS);

        Secret secret = Objects.requireNonNull(settings.oidc().clientSecret());
        assertThat(secret.reveal()).isEqualTo("s3cr3t-of-the-file");
        assertThat(settings.toString()).contains("clientSecret=***").doesNotContain("s3cr3t");
    }

    @Test
    void referenceOfASecretIsNamed() {
        assertThat(Parsing.failure(HEAD + "  client-secret: ${file:missing}\n" + Parsing.TIMEOUTS))
                .hasMessageContaining("oidc.client-secret: ${file:missing} (expected: ")
                .hasMessageContaining("create src/test/resources/config/missing, or correct ${file:missing}");
    }
}
