package dev.curfew.pac4j;

import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jwt.JWT;
import dev.curfew.oidc.ProviderException.Refusal;
import dev.curfew.oidc.ProviderException.Refused;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an ID token whose signature, issuer, audience, nonce and times are good. The library reads a claim of another type as if it
 * were not there, or makes a text of it; here it refuses the token, because what depends on it would be decided by a mistake.
 *
 * @param claims as they are in the token, without those that are null
 */
record IdToken(Map<String, Object> claims) {

    private static final List<String> TEXTS = List.of("iss", "sub", "azp", "nonce", "acr", "sid");
    private static final List<String> TIMES = List.of("exp", "iat", "nbf", "auth_time");

    /** The end of the year 9999: beyond it arithmetic in milliseconds would go astray. */
    private static final double LAST_SECOND = 253_402_300_799d;

    private static final int SKEW_SECONDS = 30;

    IdToken {
        claims = Map.copyOf(claims);
    }

    /**
     * The claims of this token.
     *
     * @param valid a token that the library has validated
     * @throws Refused if a claim that counts is of another type than OIDC Core says, or the token was made for somebody else (3.1.3.7, 3 to 5)
     */
    static IdToken read(JWT valid, String clientId) throws Refused {
        IdToken token = new IdToken(claimsOf(valid));
        token.requireTypes();
        token.requireFor(clientId);
        return token;
    }

    private static Map<String, Object> claimsOf(JWT valid) throws Refused {
        Map<String, Object> payload =
                valid instanceof JOSEObject signed ? signed.getPayload().toJSONObject() : null;
        if (payload == null) {
            throw refused("its payload cannot be read");
        }
        Map<String, Object> said = new HashMap<>(payload);
        said.values().removeIf(value -> value == null);
        return said;
    }

    private void requireTypes() throws Refused {
        for (String name : TEXTS) {
            require(name, "a text that is not empty", value -> value instanceof String text && !text.isBlank());
        }
        for (String name : TIMES) {
            require(name, "seconds since 1970", IdToken::isTime);
        }
        require("session_expiry", "seconds since 1970", Number.class::isInstance);
        requireValidWhenIssued();
        if (!(claims.get("iss") instanceof String) || !(claims.get("sub") instanceof String)) {
            throw refused("iss or sub is missing");
        }
    }

    /** The library has compared {@code iat} with the clock, and looks at {@code nbf} not at all (RFC 7519, 4.1.5). */
    private void requireValidWhenIssued() throws Refused {
        Long notBefore = seconds("nbf");
        Long issuedAt = seconds("iat");
        if (notBefore != null && issuedAt != null && notBefore > issuedAt + SKEW_SECONDS) {
            throw refused("it is not valid yet (nbf)");
        }
    }

    private void require(String name, String expected, Predicate<Object> rule) throws Refused {
        Object value = claims.get(name);
        if (value != null && !rule.test(value)) {
            throw refused(name + " is of another type (expected: " + expected + ")");
        }
    }

    private static boolean isTime(Object value) {
        return value instanceof Number seconds && seconds.doubleValue() >= 0 && seconds.doubleValue() <= LAST_SECOND;
    }

    /** A token for several says whom it was issued to, and whom it was issued to is this client. */
    private void requireFor(String clientId) throws Refused {
        Object authorized = claims.get("azp");
        if (authorized == null && claims.get("aud") instanceof Collection<?> many && many.size() > 1) {
            throw refused("it has several audiences and no authorized party (azp)");
        }
        if (authorized != null && !authorized.equals(clientId)) {
            throw refused("it was issued to another client (azp)");
        }
    }

    private static Refused refused(String why) {
        return new Refused(Refusal.INVALID, "ID token: " + why);
    }

    /** The text of this claim, or null. */
    @Nullable
    String text(String name) {
        return claims.get(name) instanceof String text ? text : null;
    }

    /** The whole seconds of this claim, or null. */
    @Nullable
    Long seconds(String name) {
        return claims.get(name) instanceof Number seconds ? Long.valueOf(seconds.longValue()) : null;
    }

    String issuer() {
        return String.valueOf(claims.get("iss"));
    }

    String subject() {
        return String.valueOf(claims.get("sub"));
    }
}
