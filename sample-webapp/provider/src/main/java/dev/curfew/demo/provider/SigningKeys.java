package dev.curfew.demo.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The keys the provider signs with: the current one first, then those that are still published. The first is the same for all providers of a
 * process, and made before one starts: tests start many, and while a key is made, a busy machine may keep a client waiting for too long.
 */
final class SigningKeys {

    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;

    private volatile List<RSAKey> published = List.of(First.KEY);

    synchronized void rotate() {
        published = Stream.concat(Stream.of(generate()), published.stream()).toList();
    }

    synchronized void dropOld() {
        published = List.of(published.get(0));
    }

    String currentId() {
        return published.get(0).getKeyID();
    }

    JWKSet publicSet() {
        return new JWKSet(published.stream().<JWK>map(RSAKey::toPublicJWK).toList());
    }

    SignedJWT sign(JOSEObjectType type, JWTClaimsSet claims) {
        return sign(published.get(0), type, claims);
    }

    /** Names the current key, and signs with one that nobody knows. */
    SignedJWT signWithUnpublishedKey(JOSEObjectType type, JWTClaimsSet claims) {
        RSAKey stranger = new RSAKey.Builder(Unpublished.KEY).keyID(currentId()).build();
        return sign(stranger, type, claims);
    }

    /** Whether this provider signed it with a key that is still published, however long ago. */
    boolean signed(SignedJWT token) {
        return published.stream()
                .filter(key -> key.getKeyID().equals(token.getHeader().getKeyID()))
                .anyMatch(key -> verifies(key, token));
    }

    private static boolean verifies(RSAKey key, SignedJWT token) {
        try {
            return token.verify(new RSASSAVerifier(key));
        } catch (JOSEException unverifiable) {
            return false;
        }
    }

    private static SignedJWT sign(RSAKey key, JOSEObjectType type, JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(ALGORITHM)
                .type(type)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a fresh RSA key does not sign", impossible);
        }
        return token;
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(ALGORITHM)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("this JDK makes no RSA keys", impossible);
        }
    }

    private static final class First {
        static final RSAKey KEY = generate();
    }

    private static final class Unpublished {
        static final RSAKey KEY = generate();
    }
}
