package dev.curfew.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTokenTest {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a",
                "ab",
                "abc",
                "a.b",
                "A.A",
                "AA.AA",
                "AB.AB.AB",
                "AA.AA.AA.AA.AA",
                ".AA",
                "AA.",
                "AA..AA",
                "opaque-refresh-token",
                "with blanks and = + /",
                "eyJhbGciOiJSUzI1NiJ9.e30.c2ln",
                "eyJhbGciOiJSUzI1NiJ9.e31.c2ln",
                "eyJhbGciOiJSUzI1NiJ9.e30=.c2ln",
                "\u0000",
                "\u007f",
                "\u0080",
                "AA.\u0080AA.AA",
                "äöü€\uD83D\uDE00",
                "日本.語",
                "AAAA\n.AAAA"
            })
    void givesBackTheVeryText(String text) {
        assertThat(PackedToken.pack(text).reveal()).isEqualTo(text);
    }

    @Test
    void givesBackAnyText() {
        Random random = new Random(42);
        for (int round = 0; round < 3000; round++) {
            String text = random.nextBoolean() ? randomJwt(random) : randomText(random);
            assertThat(PackedToken.pack(text).reveal()).isEqualTo(text);
        }
    }

    @Test
    void givesBackNearlyCanonicalBase64AsItCame() {
        Random random = new Random(43);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder(randomJwt(random));
            String alphabet = "ABab09-_=.";
            text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            assertThat(PackedToken.pack(text.toString()).reveal()).hasToString(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFFFE, 0xFFFF, 0x10000, 300_000})
    void givesBackHugeTokens(int bytes) {
        byte[] piece = new byte[bytes];
        new Random(1).nextBytes(piece);
        String jwt = "e30." + BASE64.encodeToString(piece) + ".AA";
        assertThat(PackedToken.pack(jwt).reveal()).isEqualTo(jwt);
        String signed = "e30.AA." + BASE64.encodeToString(piece);
        assertThat(PackedToken.pack(signed).reveal()).isEqualTo(signed);
    }

    @Test
    void halvesAUsualIdToken() {
        String jwt = idToken();
        assertThat(PackedToken.pack(jwt).size()).isBetween(256, jwt.length() / 2);
    }

    @Test
    void isEqualToWhatWasPackedFromTheSameText() {
        assertThat(PackedToken.pack("one"))
                .isEqualTo(PackedToken.pack("one"))
                .hasSameHashCodeAs(PackedToken.pack("one"))
                .isNotEqualTo(PackedToken.pack("two"))
                .isNotEqualTo("one");
    }

    @Test
    void printsNothingOfTheToken() {
        assertThat(PackedToken.pack("opaque-refresh-token")).hasToString("PackedToken[secret]");
    }

    private static String idToken() {
        byte[] signature = new byte[256];
        new Random(2).nextBytes(signature);
        String claims = "{\"exp\":1800000300,\"iat\":1800000000,\"auth_time\":1800000000,\"jti\":\"f3c1\","
                + "\"iss\":\"https://sso.example.com/realms/shop\",\"aud\":\"shop\",\"sub\":\"0b5c6b0e-3a39-4f5b-9d70-a0c1\","
                + "\"typ\":\"ID\",\"azp\":\"shop\",\"nonce\":\"n-0S6_WzA2Mj\",\"sid\":\"8a2bd0c4\",\"acr\":\"1\","
                + "\"email_verified\":false,\"name\":\"Alice\",\"preferred_username\":\"alice\",\"given_name\":\"Alice\","
                + "\"family_name\":\"A\",\"email\":\"alice@example.com\",\"groups\":[\"users\",\"admins\",\"auditors\"]}";
        return encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"key-1\"}") + "." + encode(claims) + "."
                + BASE64.encodeToString(signature);
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String randomJwt(Random random) {
        StringBuilder jwt = new StringBuilder();
        for (int i = 1 + random.nextInt(5); i >= 0; i--) {
            byte[] part = new byte[1 + random.nextInt(40)];
            random.nextBytes(part);
            jwt.append(jwt.isEmpty() ? "" : ".").append(BASE64.encodeToString(part));
        }
        return jwt.toString();
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            int c = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                text.appendCodePoint(c);
            }
        }
        return text.toString();
    }
}
