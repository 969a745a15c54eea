package dev.curfew.config;

import dev.curfew.oidc.OidcSettings;
import dev.curfew.oidc.Secret;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code oidc}. */
final class OidcReader {

    private final Section section;

    OidcReader(Section section) {
        this.section = section;
    }

    /** The settings, or null after a fault. */
    @Nullable
    OidcSettings read() {
        URI issuer = section.read(Setting.OIDC_ISSUER, Urls::issuer);
        String clientId = section.read(Setting.OIDC_CLIENT_ID, TextValues::printable);
        Secret clientSecret = section.read(Setting.OIDC_CLIENT_SECRET, TextValues::secret);
        String scope = section.read(Setting.OIDC_SCOPE, TextValues::scope);
        String principalClaim = section.read(Setting.OIDC_PRINCIPAL_CLAIM, TextValues::claim);
        List<String> rolesClaims = section.readAll(Setting.OIDC_ROLES_CLAIMS, TextValues::claim);
        URI publicUrl = section.read(Setting.OIDC_PUBLIC_URL, Urls::origin);
        if (issuer == null || clientId == null || scope == null || principalClaim == null) {
            return null;
        }
        return new OidcSettings(issuer, clientId, clientSecret, scope, principalClaim, rolesClaims, publicUrl);
    }

    /** Browsers send a secure cookie over https only, and one that is not secure has no place there. */
    void agreeWith(@Nullable URI publicUrl, boolean secure) {
        if (publicUrl != null && secure != publicUrl.getScheme().equals("https")) {
            section.refuse(
                    Setting.OIDC_PUBLIC_URL,
                    FaultCode.CONTRADICTION,
                    secure
                            ? "write https, or cookie.secure: false on a developer's machine: browsers send secure cookies over https only"
                            : "write cookie.secure: true: over https no cookie may travel without it");
        }
    }
}
