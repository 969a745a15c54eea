package dev.curfew.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Every setting of {@code curfew.yaml}, in the order of the reference page. The parser accepts these and no others; a test holds the page to this
 * table. {@code []} stands for each member of a list.
 */
enum Setting {
    OIDC_ISSUER(
            "oidc.issuer",
            Setting.REQUIRED,
            "an https URL without query; http only for a loopback host",
            "The OpenID Provider, exactly as in its discovery document and in the ID token's `iss`."),
    OIDC_CLIENT_ID("oidc.client-id", Setting.REQUIRED, "printable text", "What the provider calls this relying party."),
    OIDC_CLIENT_SECRET(
            "oidc.client-secret",
            Setting.ABSENT,
            "printable text, best a reference such as ${file:/run/secrets/curfew}",
            "Proves that it is us. Leave it out for a public client."),
    OIDC_SCOPE(
            "oidc.scope",
            "openid profile",
            "scopes separated by blanks, openid among them",
            "What is asked for at sign-in."),
    OIDC_PRINCIPAL_CLAIM(
            "oidc.principal-claim",
            "preferred_username",
            "the name of a claim",
            "The claim that `getRemoteUser` gives to the webapp."),
    OIDC_ROLES_CLAIMS(
            "oidc.roles-claims",
            "realm_access.roles, groups",
            "a claim, or a list of claims; dots lead into nested claims",
            "Where the user's roles are, in the ID token, then in UserInfo. All that are there count."),
    OIDC_PUBLIC_URL(
            "oidc.public-url",
            Setting.ABSENT,
            "scheme, host and port only, such as https://shop.example.com",
            "Where browsers find this server. Left out, it is taken from each request."),
    TIMEOUTS_IDLE(
            "timeouts.idle",
            Setting.REQUIRED,
            Setting.DURATION,
            "Idle timeout: the longest gap between two activities of the user."),
    TIMEOUTS_ABSOLUTE(
            "timeouts.absolute",
            Setting.REQUIRED,
            Setting.DURATION,
            "Absolute timeout: the longest time since the user authenticated, however active."),
    TIMEOUTS_WARN(
            "timeouts.warn",
            "2m",
            "a duration such as 2m, at least 20s and shorter than idle and absolute; or none",
            "How long before the nearer end the user is warned."),
    TIMEOUTS_RESUME_WITHIN(
            "timeouts.resume-within",
            "10m",
            Setting.DURATION,
            "How long after a timeout the same user may go on where they stopped."),
    TIMEOUTS_REAUTHENTICATION(
            "timeouts.reauthentication",
            "required",
            "required or sso",
            "What it takes to come back: credentials proven again, or the provider's own session."),
    TIMEOUTS_AT_PROVIDER(
            "timeouts.at-provider",
            "revoke",
            "revoke, logout or nothing",
            "What a timeout does at the provider: revoke the refresh token, sign the user out everywhere, or nothing."),
    RULES_NAME(
            "rules[].name", Setting.REQUIRED, "1 to 64 printable characters, unique", "How the rule is referred to."),
    RULES_WHEN_PATH(
            "rules[].when.path",
            Setting.ABSENT,
            "a path pattern such as /app/css/**, or a list of them",
            "The rule applies if one of these fits. Left out: every path."),
    RULES_WHEN_METHOD(
            "rules[].when.method",
            Setting.ABSENT,
            "an HTTP method in capitals, or a list of them",
            "The rule applies to these methods. Left out: every method."),
    RULES_ACCESS("rules[].access", Setting.ABSENT, "public or authenticated", "Who may enter."),
    RULES_ACTIVITY("rules[].activity", Setting.ABSENT, "count or ignore", "Whether such requests count as activity."),
    STORE_TYPE("store.type", "memory", "memory", "Where sessions are held."),
    STORE_CAPACITY(
            "store.capacity",
            "1000000",
            "a whole number from 1 to 100000000",
            "The most sessions held at a time, ended ones included. When it is reached, new sign-ins are refused."),
    COOKIE_SECURE(
            "cookie.secure",
            "true",
            "true or false",
            "Whether cookies are for https only. False only for plain http on a developer's machine."),
    COOKIE_NAME(
            "cookie.name",
            "curfew",
            "1 to 64 letters, digits and other characters of a token (RFC 6265), without the prefix __Host-",
            "The session cookie's name. Curfew adds the prefix `__Host-` where `cookie.secure` is true.");

    static final String REQUIRED = "must be written";
    static final String ABSENT = "-";
    static final String DURATION = "a duration such as 15m, 1h30m or PT15M, at most 3650d; or none";

    private final String path;
    private final String fallback;
    private final String expected;
    private final String meaning;

    Setting(String path, String fallback, String expected, String meaning) {
        this.path = path;
        this.fallback = fallback;
        this.expected = expected;
        this.meaning = meaning;
    }

    /** From the top of the file, such as {@code timeouts.idle}. */
    String path() {
        return path;
    }

    /** The last part of the path. */
    String word() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** What holds if it is not written: a value in the setting's own notation, {@link #REQUIRED} or {@link #ABSENT}. */
    String fallback() {
        return fallback;
    }

    boolean isRequired() {
        return fallback.equals(REQUIRED);
    }

    /** The values that stand for a setting that is not written. */
    <T> List<T> fallback(Notation<T> notation) {
        List<T> values = new ArrayList<>();
        if (!fallback.equals(ABSENT) && !isRequired()) {
            for (String text : fallback.split(", ", -1)) {
                values.add(valid(text, notation));
            }
        }
        return values;
    }

    private <T> T valid(String text, Notation<T> notation) {
        try {
            return notation.read(text);
        } catch (InvalidValue e) {
            throw new IllegalStateException("the default of " + path + " is not valid", e);
        }
    }

    /** What may be written. */
    String expected() {
        return expected;
    }

    /** What it does, for the reference page. */
    String meaning() {
        return meaning;
    }

    /** Whether the value must not be seen. */
    boolean isSecret() {
        return this == OIDC_CLIENT_SECRET;
    }
}
