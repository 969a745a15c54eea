package dev.curfew.demo.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The addresses the demo provider answers at, and the names under which requests are counted and faults are set. */
public enum Endpoint {
    /** Discovery: the provider's metadata. */
    DISCOVERY("/.well-known/openid-configuration", "GET"),
    /** The public signing keys. */
    JWKS("/jwks", "GET"),
    /** Where a relying party sends the browser to sign in. */
    AUTHORIZATION("/authorize", "GET", "POST"),
    /** Where the sign-in page posts the username and the password. */
    SIGN_IN("/sign-in", "POST"),
    /** Code exchange and refresh. */
    TOKEN("/token", "POST"),
    /** Claims about the user, for a bearer of an access token. */
    USERINFO("/userinfo", "GET", "POST"),
    /** RFC 7009. */
    REVOCATION("/revoke", "POST"),
    /** RFC 7662. */
    INTROSPECTION("/introspect", "POST"),
    /** RP-initiated logout. */
    END_SESSION("/end-session", "GET", "POST"),
    /** Where the confirmation page of a logout without a hint posts to. */
    SIGN_OUT("/sign-out", "POST");

    private final String path;
    private final String allowed;

    Endpoint(String path, String... methods) {
        this.path = path;
        this.allowed = String.join(", ", methods);
    }

    /** The path below the issuer, starting with a slash. */
    public String path() {
        return path;
    }

    boolean accepts(String method) {
        return List.of(allowed.split(", ", -1)).contains(method);
    }

    String allowed() {
        return allowed;
    }

    static Optional<Endpoint> at(String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path.equals(path))
                .findFirst();
    }
}
