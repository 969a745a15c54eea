package dev.curfew.bench;

import dev.curfew.session.PackedToken;
import dev.curfew.session.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A user as Keycloak describes one, with tokens of the size, the claims and the randomness that Keycloak's have. */
record SampleUser(String subject, String sid, String name, RandomGenerator random) {

    static final Set<String> ROLES = Set.of("default-roles-shop", "offline_access", "uma_authorization", "customer");

    private static final int RS256_BYTES = 256;
    private static final int HS512_BYTES = 64;
    private static final String KEY = "FJ86GcF3jTbNLOco4NvZkUCIUmfYCqoqtOQeMfbhNlE";
    private static final String SECRET = "2b0f0a5e-3a3c-4c4e-9d7f-6f1c0a9d8e7b";

    static SampleUser random(RandomGenerator random) {
        String name = "user" + Integer.toString(random.nextInt(1 << 30), 36);
        return new SampleUser(uuid(random), uuid(random), name, random);
    }

    Tokens tokens(String issuer) {
        return new Tokens(PackedToken.pack(idToken(issuer)), PackedToken.pack(refreshToken(issuer)));
    }

    /** About 1.2 kB. */
    String idToken(String issuer) {
        String claims = "{\"exp\":1790000300,\"iat\":1790000000,\"auth_time\":1790000000,\"jti\":\"" + uuid(random)
                + "\",\"iss\":\"" + issuer + "\",\"aud\":\"shop\",\"sub\":\"" + subject
                + "\",\"typ\":\"ID\",\"azp\":\"shop\",\"nonce\":\"" + text(32) + "\",\"sid\":\"" + sid
                + "\",\"at_hash\":\"" + text(16)
                + "\",\"acr\":\"1\",\"email_verified\":true,\"realm_access\":{\"roles\":"
                + "[\"default-roles-shop\",\"offline_access\",\"uma_authorization\",\"customer\"]},\"name\":\"" + name
                + " Example\",\"preferred_username\":\"" + name + "\",\"given_name\":\"" + name
                + "\",\"family_name\":\"Example\",\"email\":\"" + name + "@example.com\"}";
        return jwt("{\"alg\":\"RS256\",\"typ\" : \"JWT\",\"kid\" : \"" + KEY + "\"}", claims, RS256_BYTES);
    }

    /** About 0.8 kB. */
    String refreshToken(String issuer) {
        String claims = "{\"exp\":1790001800,\"iat\":1790000000,\"jti\":\"" + uuid(random) + "\",\"iss\":\"" + issuer
                + "\",\"aud\":\"" + issuer + "\",\"sub\":\"" + subject
                + "\",\"typ\":\"Refresh\",\"azp\":\"shop\",\"nonce\":\"" + text(32) + "\",\"sid\":\"" + sid
                + "\",\"scope\":\"openid roles acr basic profile web-origins email\",\"reuse_id\":\"" + uuid(random)
                + "\"}";
        return jwt("{\"alg\":\"HS512\",\"typ\" : \"JWT\",\"kid\" : \"" + SECRET + "\"}", claims, HS512_BYTES);
    }

    private String jwt(String header, String claims, int signatureBytes) {
        return text(header.getBytes(StandardCharsets.US_ASCII)) + "." + text(claims.getBytes(StandardCharsets.US_ASCII))
                + "." + text(signatureBytes);
    }

    private String text(int bytes) {
        byte[] bits = new byte[bytes];
        random.nextBytes(bits);
        return text(bits);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String uuid(RandomGenerator random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
