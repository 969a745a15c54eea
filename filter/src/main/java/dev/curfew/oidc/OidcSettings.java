package dev.curfew.oidc;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the provider and of its claims.
 *
 * @param issuer exactly as in the ID token's {@code iss}
 * @param clientId this relying party at the provider
 * @param clientSecret null for a public client
 * @param scope separated by blanks; contains {@code openid}
 * @param principalClaim the claim that names the user to the application
 * @param rolesClaims dotted paths to claims that hold roles; every one of them counts
 * @param publicUrl scheme, host and port that browsers use, or null to take them from the request
 * @since 0.1
 */
public record OidcSettings(
        URI issuer,
        String clientId,
        @Nullable Secret clientSecret,
        String scope,
        String principalClaim,
        List<String> rolesClaims,
        @Nullable URI publicUrl) {

    public OidcSettings {
        rolesClaims = List.copyOf(rolesClaims);
    }
}
