package dev.curfew.pac4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.curfew.SampleSize;
import dev.curfew.Sampled;
import dev.curfew.oidc.Authentication;
import dev.curfew.oidc.ProviderException;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.oidc.ProviderException.Refused;
import dev.curfew.oidc.SignInSecrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** ID tokens that nobody may get in with: everything a provider's token can be but good. Signed by the provider itself where that is not the point. */
@Sampled
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedIdTokensTest {

    private static final int VARIANTS = SampleSize.of(10);
    private static final RSAKey STRANGER = TestProvider.key("current");

    private final AdapterStage stage = AdapterStage.with("groups");
    private final long seed = new Random().nextLong();

    @AfterAll
    void close() {
        stage.close();
    }

    /** A way to spoil an ID token, with dice for its variants. */
    private interface Forgery {
        String make(SignInSecrets transaction, Random dice) throws JOSEException;
    }

    @Test
    void aGoodTokenGetsIn() throws ProviderException {
        Authentication alice = stage.signIn(Map.of(
                "azp", AdapterStage.CLIENT, "sid", "s1", "acr", "gold", "session_expiry", 4_000_000_000L, "nbf", 1));
        assertThat(alice.profile().name()).isEqualTo("alice");
        assertThat(alice.user().subject()).isEqualTo("subject-of-alice");
        assertThat(alice.sid()).isEqualTo("s1");
        assertThat(alice.profile().acr()).isEqualTo("gold");
        assertThat(alice.authTime()).isNotNull();
        assertThat(alice.sessionExpiry()).isEqualTo(4_000_000_000L);
    }

    @Test
    void aTokenForSeveralGetsInIfItWasIssuedToUs() throws ProviderException {
        Map<String, Object> claims = Map.of("aud", List.of(AdapterStage.CLIENT, "other"), "azp", AdapterStage.CLIENT);
        assertThat(stage.signIn(claims).profile().name()).isEqualTo("alice");
    }

    @Test
    void whatIsNullIsNotThere() throws ProviderException {
        Authentication alice = stage.signIn(transaction -> {
            Map<String, Object> claims = stage.claims(transaction);
            for (String name : List.of("auth_time", "sid", "acr", "azp", "session_expiry")) {
                claims.remove(name);
            }
            String payload = JSONObjectUtils.toJSONString(claims);
            return AdapterStage.signed(payload.replaceFirst(
                    "\\{", "{\"auth_time\":null,\"sid\":null,\"acr\":null,\"azp\":null,\"session_expiry\":null,"));
        });
        assertThat(alice.authTime()).isNull();
        assertThat(alice.sid()).isNull();
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsInWith() {
        return forgeries().entrySet().stream()
                .map(kind -> dynamicTest(kind.getKey(), () -> {
                    for (int i = 0; i < VARIANTS; i++) {
                        Random dice = new Random(seed + i);
                        assertRefused("seed " + seed + ", variant " + i, forged(kind.getValue(), dice));
                    }
                }));
    }

    private static Function<SignInSecrets, String> forged(Forgery forgery, Random dice) {
        return transaction -> {
            try {
                return forgery.make(transaction, dice);
            } catch (JOSEException fault) {
                throw new IllegalStateException("the forgery cannot be made", fault);
            }
        };
    }

    /** Refused as such: nothing that would be an error of the server, and no word of the token. */
    private void assertRefused(String how, Function<SignInSecrets, String> idToken) {
        Authentication in = null;
        try {
            in = stage.signIn(idToken);
        } catch (ProviderException fault) {
            assertThat(fault).as(how).isInstanceOf(Refused.class);
            assertThat(((Refused) fault).refusal()).as(how).isEqualTo(Refusal.INVALID);
            assertThat(fault.getMessage()).as(how).doesNotContain("subject-of-alice", "eyJ");
            assertThat(String.valueOf(fault.getMessage()).length()).as(how).isLessThan(500);
        }
        assertThat(in).as(how).isNull();
    }

    private Map<String, Forgery> forgeries() {
        Map<String, Forgery> all = new LinkedHashMap<>();
        signatures(all);
        headers(all);
        audiences(all);
        times(all);
        types(all);
        texts(all);
        assertThat(all).hasSizeGreaterThanOrEqualTo(38);
        return all;
    }

    private void signatures(Map<String, Forgery> all) {
        all.put("no signature, alg none", (transaction, dice) -> {
            String alg = List.of("none", "None", "NONE", "nOnE", "").get(dice.nextInt(5));
            return encoded("{\"alg\":\"" + alg + "\"}") + "." + encoded(payload(transaction)) + ".";
        });
        all.put("a good header and no signature", (transaction, dice) -> {
            String good = AdapterStage.signed(payload(transaction));
            return good.substring(0, good.lastIndexOf('.') + 1);
        });
        all.put(
                "a stranger's key under the provider's name",
                (transaction, dice) -> AdapterStage.signed(
                        rs256().keyID("current").build(), payload(transaction), new RSASSASigner(STRANGER)));
        all.put(
                "a stranger's key under a name of its own",
                (transaction, dice) -> AdapterStage.signed(
                        rs256().keyID("k" + dice.nextInt()).build(), payload(transaction), new RSASSASigner(STRANGER)));
        all.put(
                "the provider's key under another name",
                (transaction, dice) -> AdapterStage.signed(
                        rs256().keyID("k" + dice.nextInt()).build(),
                        payload(transaction),
                        new RSASSASigner(TestProvider.KEY)));
        all.put("HMAC with the public key", (transaction, dice) -> {
            byte[] publicKey = TestProvider.KEY.toRSAPublicKey().getEncoded();
            JWSAlgorithm alg = List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)
                    .get(dice.nextInt(3));
            return AdapterStage.signed(header(alg), payload(transaction), new MACSigner(publicKey));
        });
        all.put(
                "HMAC with the client's secret",
                (transaction, dice) -> AdapterStage.signed(
                        header(JWSAlgorithm.HS256),
                        payload(transaction),
                        new MACSigner(Arrays.copyOf("secret".getBytes(StandardCharsets.US_ASCII), 32))));
        all.put("an algorithm that the provider does not offer", (transaction, dice) -> {
            JWSAlgorithm alg = List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)
                    .get(dice.nextInt(3));
            return AdapterStage.signed(header(alg), payload(transaction), new RSASSASigner(TestProvider.KEY));
        });
        all.put("another payload under the same signature", (transaction, dice) -> {
            String[] parts = AdapterStage.signed(payload(transaction)).split("\\.", -1);
            return parts[0] + "." + encoded(payload(transaction).replace("alice", "bob")) + "." + parts[2];
        });
        all.put("one letter of it changed", (transaction, dice) -> changed(payloadSigned(transaction), dice));
        all.put("a piece of it", (transaction, dice) -> {
            String good = payloadSigned(transaction);
            return good.substring(0, dice.nextInt(good.length() - 10));
        });
        all.put(
                "a good one for another nonce",
                (transaction, dice) ->
                        AdapterStage.signed(stage.claims(new SignInSecrets("s", "n" + dice.nextLong(), "v"))));
    }

    private void headers(Map<String, Forgery> all) {
        all.put(
                "crit that asks for what is unknown",
                (transaction, dice) -> AdapterStage.signed(
                        rs256().keyID("current")
                                .criticalParams(Set.of("x" + dice.nextInt()))
                                .build(),
                        payload(transaction),
                        new RSASSASigner(TestProvider.KEY, Set.of())));
        all.put(
                "jwk in the header",
                (transaction, dice) -> AdapterStage.signed(
                        rs256().keyID("current").jwk(STRANGER.toPublicJWK()).build(),
                        payload(transaction),
                        new RSASSASigner(STRANGER)));
        all.put(
                "jku in the header",
                (transaction, dice) -> AdapterStage.signed(
                        rs256().keyID("current")
                                .jwkURL(URI.create(stage.op.issuer() + "/keys"))
                                .build(),
                        payload(transaction),
                        new RSASSASigner(STRANGER)));
        all.put(
                "x5u in the header",
                (transaction, dice) -> AdapterStage.signed(
                        rs256().keyID("current")
                                .x509CertURL(URI.create(stage.op.issuer() + "/keys"))
                                .build(),
                        payload(transaction),
                        new RSASSASigner(STRANGER)));
        all.put(
                "a token of another type",
                (transaction, dice) -> AdapterStage.signed(
                        rs256().keyID("current")
                                .type(new JOSEObjectType(List.of("logout+jwt", "at+jwt", "secevent+jwt")
                                        .get(dice.nextInt(3))))
                                .build(),
                        payload(transaction),
                        new RSASSASigner(TestProvider.KEY)));
    }

    private void audiences(Map<String, Forgery> all) {
        claims(all, "no issuer", (claims, dice) -> claims.remove("iss"));
        claims(
                all,
                "another issuer",
                (claims, dice) -> claims.put(
                        "iss",
                        any(
                                dice,
                                stage.op.issuer() + "/",
                                "https://evil.example.com",
                                stage.op.issuer() + "/realms/x")));
        claims(all, "no audience", (claims, dice) -> claims.remove("aud"));
        claims(
                all,
                "another audience",
                (claims, dice) ->
                        claims.put("aud", any(dice, "shop2", "SHOP", "shop ", "", "sho", List.of("other"), List.of())));
        claims(
                all,
                "several audiences and no azp",
                (claims, dice) -> claims.put(
                        "aud", any(dice, List.of("shop", "other"), List.of("other", "shop"), List.of("shop", "shop"))));
        claims(all, "several audiences, issued to another", (claims, dice) -> {
            claims.put("aud", List.of("shop", "other"));
            return claims.put("azp", any(dice, "other", "SHOP", "shop "));
        });
        claims(all, "issued to another", (claims, dice) -> claims.put("azp", any(dice, "other", "Shop", "shop\u0000")));
        claims(all, "no nonce", (claims, dice) -> claims.remove("nonce"));
        claims(all, "another nonce", (claims, dice) -> claims.put("nonce", any(dice, "n", claims.get("nonce") + "x")));
        claims(all, "no subject", (claims, dice) -> claims.remove("sub"));
    }

    private void times(Map<String, Forgery> all) {
        claims(all, "no exp", (claims, dice) -> claims.remove("exp"));
        claims(all, "expired", (claims, dice) -> claims.put("exp", now(claims) - 35 - dice.nextInt(100_000)));
        claims(all, "no iat", (claims, dice) -> claims.remove("iat"));
        claims(
                all,
                "issued in the future",
                (claims, dice) -> claims.put("iat", now(claims) + 60 + dice.nextInt(100_000)));
        claims(all, "not yet valid", (claims, dice) -> claims.put("nbf", now(claims) + 60 + dice.nextInt(100_000)));
        for (String name : List.of("exp", "iat", "nbf", "auth_time", "session_expiry")) {
            claims(
                    all,
                    name + " is no number",
                    (claims, dice) -> claims.put(
                            name, any(dice, String.valueOf(now(claims)), true, List.of(now(claims)), Map.of("x", 1))));
        }
        for (String name : List.of("iat", "nbf", "auth_time")) {
            claims(
                    all,
                    name + " is no time",
                    (claims, dice) -> claims.put(
                            name,
                            any(dice, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1e300, -1e300, Long.MAX_VALUE / 1000 + 2)));
        }
    }

    private void types(Map<String, Forgery> all) {
        for (String name : List.of("iss", "sub", "aud", "azp", "nonce", "acr", "sid")) {
            claims(
                    all,
                    name + " is no text",
                    (claims, dice) -> claims.put(
                            name, any(dice, 7, true, 1.5, Map.of("x", "shop"), List.of(7), List.of(List.of("shop")))));
        }
        for (String name : List.of("sub", "azp", "nonce", "acr", "sid")) {
            claims(
                    all,
                    name + " is empty or a list",
                    (claims, dice) -> claims.put(
                            name, any(dice, "", " ", "\t\n", List.of(), List.of(String.valueOf(claims.get(name))))));
        }
    }

    private void texts(Map<String, Forgery> all) {
        all.put(
                "no JSON in it",
                (transaction, dice) -> AdapterStage.signed(String.valueOf(
                        any(dice, "", "x", "[]", "7", "null", "\"x\"", "{", "{}}", "{\"a\":}", "\u0000"))));
        for (String name : List.of("sub", "iss", "aud", "nonce", "auth_time", "azp")) {
            all.put(name + " twice", (transaction, dice) -> {
                String twice = "{\"" + name + "\":" + any(dice, "\"bob\"", "1", "\"\"", "[]") + ",\"" + name + "\":"
                        + any(dice, "\"eve\"", "2", "null") + ",";
                return AdapterStage.signed(payload(transaction).replaceFirst("\\{", twice));
            });
        }
        claims(all, "a megabyte of another issuer", (claims, dice) -> claims.put("iss", "x".repeat(1_000_000)));
        claims(all, "a megabyte of audiences", (claims, dice) -> claims.put("aud", "x".repeat(1_000_000)));
        claims(all, "a megabyte of nonce", (claims, dice) -> claims.put("nonce", "x".repeat(1_000_000)));
        all.put("a megabyte of nothing", (transaction, dice) -> "x".repeat(1_000_000));
        all.put(
                "no token at all",
                (transaction, dice) -> String.valueOf(
                        any(dice, "", ".", "..", "...", "a.b.c", "e30.e30.", "null", "a.b.c.d.e", "-._~")));
    }

    private interface Spoiler {
        @Nullable
        Object spoil(Map<String, Object> claims, Random dice);
    }

    private void claims(Map<String, Forgery> all, String name, Spoiler spoiler) {
        all.put(name, (transaction, dice) -> {
            Map<String, Object> claims = stage.claims(transaction);
            spoiler.spoil(claims, dice);
            return AdapterStage.signed(claims);
        });
    }

    private static Object any(Random dice, Object... choices) {
        return choices[dice.nextInt(choices.length)];
    }

    private static long now(Map<String, Object> claims) {
        return claims.get("auth_time") instanceof Number now ? now.longValue() : 0;
    }

    private String payload(SignInSecrets transaction) {
        return JSONObjectUtils.toJSONString(stage.claims(transaction));
    }

    private String payloadSigned(SignInSecrets transaction) {
        return AdapterStage.signed(payload(transaction));
    }

    private static String encoded(String text) {
        return Base64URL.encode(text).toString();
    }

    private static JWSHeader.Builder rs256() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256);
    }

    private static JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).keyID("current").build();
    }

    /** Not the last letter: some of its bits count for nothing. */
    private static String changed(String token, Random dice) {
        int at;
        do {
            at = dice.nextInt(token.length() - 1);
        } while (token.charAt(at) == '.' || token.charAt(at + 1) == '.');
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }
}
