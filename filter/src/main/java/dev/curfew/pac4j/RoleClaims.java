package dev.curfew.pac4j;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The roles in a user's claims. A text is one role, whatever is in it, and a list holds one role for each of its texts. Nothing else gives a
 * role, and that is remarked.
 */
final class RoleClaims {

    /** How many roles a user can have. */
    static final int MOST = 1000;

    /** How long a role can be, characters. */
    static final int LONGEST = 512;

    private static final String SETTING = "oidc.roles-claims: ";
    private static final String EXPECTED = " (expected: a text, or a list of texts), ";

    private final List<String> paths;
    private final ClaimNotices notices;

    RoleClaims(List<String> paths, ClaimNotices notices) {
        this.paths = paths;
        this.notices = notices;
    }

    /** Whether every claim that holds roles is there. */
    boolean areAllIn(Claims claims) {
        return paths.stream().allMatch(claims::has);
    }

    /** What all of these claims say together. */
    Set<String> in(Claims claims) {
        Set<String> roles = new LinkedHashSet<>();
        for (String path : paths) {
            Object said = claims.at(path);
            if (said instanceof Collection<?> many) {
                many.forEach(one -> add(roles, path, one, "a list with " + kind(one) + " in it"));
            } else if (said != null) {
                add(roles, path, said, kind(said));
            } else if (isElsewhere(path, claims)) {
                notices.make(SETTING + path + " is not in the token and only named in _claim_names (expected: the claim"
                        + " itself), rules about roles do not see its roles: configure the provider to send fewer roles, or name"
                        + " another claim");
            }
        }
        return Set.copyOf(roles);
    }

    private void add(Set<String> roles, String path, @Nullable Object said, String kind) {
        if (!(said instanceof String role)) {
            notices.make(
                    SETTING + path + " holds " + kind + EXPECTED + "it gives no role: name a claim that holds roles");
        } else if (role.length() > LONGEST) {
            notices.make(SETTING + path + " holds a text longer than " + LONGEST + " characters" + EXPECTED
                    + "it gives no role: configure the provider to send role names");
        } else if (roles.size() == MOST && !roles.contains(role)) {
            notices.make(SETTING + path + " gives a user more than " + MOST + " roles (expected: " + MOST
                    + " at most), further roles are ignored: configure the provider to send fewer");
        } else if (!role.isBlank()) {
            roles.add(role);
        }
    }

    private static String kind(@Nullable Object said) {
        return said instanceof Number
                ? "a number"
                : said instanceof Boolean
                        ? "true or false"
                        : said instanceof Collection<?>
                                ? "a list"
                                : said instanceof Map<?, ?> ? "an object" : said == null ? "null" : "a text";
    }

    /** OIDC Core, 5.6.2; Entra ID does so with users of many groups. */
    private static boolean isElsewhere(String path, Claims claims) {
        return claims.at("_claim_names") instanceof Map<?, ?> names
                && names.keySet().stream().anyMatch(name -> path.equals(name) || path.startsWith(name + "."));
    }
}
