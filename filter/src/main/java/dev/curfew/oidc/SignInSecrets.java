package dev.curfew.oidc;

/**
 * The secrets of one sign-in (OAuth 2.0 and OIDC: {@code state}, {@code nonce}, PKCE's code verifier). Prints masked.
 *
 * @param state comes back as a parameter
 * @param nonce comes back in the ID token
 * @param codeVerifier goes to the token endpoint; empty if the provider knows no PKCE
 * @since 0.1
 */
public record SignInSecrets(String state, String nonce, String codeVerifier) {

    @Override
    public String toString() {
        return "Transaction[secret]";
    }
}
