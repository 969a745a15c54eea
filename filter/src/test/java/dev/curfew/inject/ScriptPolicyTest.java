package dev.curfew.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Content-Security-Policy says about our script. */
class ScriptPolicyTest {

    private static final URI SCRIPT = URI.create("https://shop.example.com/bank/.curfew/curfew.js");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "img-src 'none'",
                "default-src 'self'",
                "DEFAULT-SRC 'SELF'",
                "default-src 'none'; script-src 'self'",
                "script-src 'none'; script-src-elem 'self'",
                "script-src *",
                "script-src https:",
                "script-src http:",
                "script-src shop.example.com",
                "script-src SHOP.example.com:443",
                "script-src https://shop.example.com",
                "script-src http://shop.example.com",
                "script-src https://*.example.com/bank/",
                "script-src shop.example.com:*/bank/.curfew/curfew.js",
                "script-src 'unsafe-inline' 'sha256-abc' 'self'",
                "  ;; script-src   'self' ; ",
                "script-src 'self'; script-src 'none'",
                "sandbox allow-scripts allow-forms",
            })
    void letsItRunWithoutNonce(String policy) {
        assertThat(ScriptPolicy.of(List.of(policy), SCRIPT)).isEqualTo(ScriptPolicy.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "script-src 'none'",
                "default-src 'none'",
                "default-src",
                "script-src 'sha256-abc'",
                "script-src 'unsafe-inline'",
                "script-src 'self' 'strict-dynamic'",
                "default-src 'self'; script-src 'none'",
                "script-src 'self'; script-src-elem 'none'",
                "script-src https://cdn.example.com",
                "script-src example.com",
                "script-src *.shop.example.com",
                "script-src shop.example.com:8443",
                "script-src shop.example.com/other/",
                "script-src ftp:",
                "script-src 'nonce-\"><x'",
                "sandbox",
                "script-src 'self', script-src 'none'",
                "script-src 'nonce-a', script-src 'nonce-b'",
            })
    void forbidsIt(String policy) {
        assertThat(ScriptPolicy.of(List.of(policy), SCRIPT).allowed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "script-src 'nonce-r4nd+/_-=='|r4nd+/_-==",
                "script-src 'NONCE-AbC'|AbC",
                "script-src 'strict-dynamic' 'nonce-x' 'unsafe-inline'|x",
                "default-src 'nonce-x'|x",
                "script-src 'self' 'nonce-x'|x",
                "script-src 'none'; script-src-elem 'nonce-x'|x",
            })
    void asksForANonce(String policy, String nonce) {
        assertThat(ScriptPolicy.of(List.of(policy), SCRIPT)).isEqualTo(new ScriptPolicy(true, nonce));
    }

    @Test
    void isWhatAllHeadersAllowTogether() {
        assertThat(ScriptPolicy.of(List.of("script-src 'nonce-x'", "script-src 'self'"), SCRIPT))
                .isEqualTo(new ScriptPolicy(true, "x"));
        assertThat(ScriptPolicy.of(List.of("script-src 'self'", "default-src 'none'"), SCRIPT)
                        .allowed())
                .isFalse();
    }

    @Test
    void takesTheUsualPortOfTheScheme() {
        URI plain = URI.create("http://localhost:8080/.curfew/curfew.js");

        assertThat(ScriptPolicy.of(List.of("script-src localhost:8080"), plain).allowed())
                .isTrue();
        assertThat(ScriptPolicy.of(List.of("script-src localhost"), plain).allowed())
                .isFalse();
    }
}
