package dev.curfew.demo.provider;

/** The tokens that stem from one code: they fall together. Guarded by the {@link TokenStore} that holds it. */
final class TokenFamily {

    private final Authorization authorization;
    private boolean revoked;

    TokenFamily(Authorization authorization) {
        this.authorization = authorization;
    }

    Authorization authorization() {
        return authorization;
    }

    boolean belongsTo(String clientId) {
        return authorization.clientId().equals(clientId);
    }

    boolean isRevoked() {
        return revoked;
    }

    void revoke() {
        revoked = true;
    }
}
