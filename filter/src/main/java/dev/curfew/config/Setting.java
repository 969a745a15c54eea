package dev.curfew.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    OIDC_CLIENT_ID(
            "oidc.client-id",
            Setting.REQUIRED,
            "printable text",
            "The client id of this relying party at the provider."),
    OIDC_CLIENT_SECRET(
            "oidc.client-secret",
            Setting.ABSENT,
            "printable text, preferably a reference such as ${file:/run/secrets/curfew}",
            "The client secret. Leave it out for a public client."),
    OIDC_SCOPE(
            "oidc.scope",
            "openid profile",
            "scopes separated by blanks, openid among them",
            "The scopes requested at sign-in."),
    OIDC_PRINCIPAL_CLAIM(
            "oidc.principal-claim",
            "preferred_username",
            "the name of a claim",
            "The claim that the webapp gets from `getRemoteUser`."),
    OIDC_ROLES_CLAIMS(
            "oidc.roles-claims",
            "realm_access.roles, groups",
            "a claim, or a list of claims; dots lead into nested claims",
            "The claims with the user's roles, in the ID token, else in UserInfo. The roles of all claims count."),
    OIDC_PUBLIC_URL(
            "oidc.public-url",
            Setting.ABSENT,
            "scheme, host and port only, such as https://shop.example.com",
            "The address of this server for browsers. Left out: taken from each request."),
    TIMEOUTS_PRESET(
            "timeouts.preset",
            Setting.ABSENT,
            Setting.PRESET,
            "A baseline that this file may only tighten. [Presets](presets.md) lists them all."),
    TIMEOUTS_DEVIATION(
            "timeouts.deviation",
            Setting.ABSENT,
            Setting.REASON,
            "Why a value of this section is looser than the preset. Printed at start and in the report."),
    TIMEOUTS_ADMINISTRATOR_ROLES(
            "timeouts.administrator-roles",
            "admin",
            "a role, or a list of roles",
            "The roles of administrators, for the administrator limits of this preset and of presets in rules."),
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
    TIMEOUTS_WARN("timeouts.warn", "2m", Setting.WARNING, "How long before the nearer end the user is warned."),
    TIMEOUTS_RESUME_WITHIN(
            "timeouts.resume-within", "10m", Setting.DURATION, "How long after a timeout the same user can resume."),
    TIMEOUTS_ON_BROWSER_CLOSE(
            "timeouts.on-browser-close",
            "none",
            Setting.CLOSING,
            "How long after its last tab was closed a browser's session ends. Needs the page script."),
    TIMEOUTS_PAGE_INTERACTION(
            "timeouts.page-interaction",
            "count",
            "count or ignore",
            "`count`: pages with Curfew's script report typing, clicking and scrolling, and only that counts as activity. `ignore`: every request counts."),
    TIMEOUTS_REAUTHENTICATION(
            "timeouts.reauthentication",
            "required",
            "required or sso",
            "What a user needs to sign in after a timeout: `required`, new proof of their credentials; `sso`, the provider's session."),
    TIMEOUTS_AT_PROVIDER(
            "timeouts.at-provider",
            "revoke",
            "revoke, logout or nothing",
            "What a timeout does at the provider: revoke the refresh token, sign the user out of the provider's session, or nothing."),
    RULES_NAME(
            "rules[].name",
            Setting.REQUIRED,
            "1 to 64 printable characters, unique, not beginning with preset:",
            "The name of the rule in messages."),
    RULES_WHEN_CONTEXT(
            "rules[].when.context",
            Setting.ABSENT,
            "a context path such as /bank, / for the root context, or a list of them",
            "The rule applies in these webapps. Left out: in every one."),
    RULES_WHEN_PATH(
            "rules[].when.path",
            Setting.ABSENT,
            "a path pattern such as /app/css/**, or a list of them",
            "The rule applies if one pattern matches. A request for a directory also matches the path of its welcome file. Left out: every path."),
    RULES_WHEN_METHOD(
            "rules[].when.method",
            Setting.ABSENT,
            "an HTTP method in capitals, or a list of them",
            "The rule applies to these methods. `GET` includes `HEAD`. Left out: every method, whatever its name."),
    RULES_WHEN_ROLE(
            "rules[].when.role",
            Setting.ABSENT,
            "a role, or a list of roles",
            "The rule applies to users with one of these roles. Left out: to every request."),
    RULES_WHEN_USER(
            "rules[].when.user",
            Setting.ABSENT,
            "a user's name, or a list of names",
            "The rule applies to these users, by the name that `getRemoteUser` returns. Left out: to every request."),
    RULES_WHEN_HOST(
            "rules[].when.host",
            Setting.ABSENT,
            "a host's name without port, or a list of names",
            "The rule applies to requests for these hosts. Left out: to every host. A client can choose the host name of its request: to protect a webapp, name its context or path."),
    RULES_ACCESS(
            "rules[].access",
            Setting.ABSENT,
            "public, authenticated, role:NAME, or a list of role:NAME",
            "Who has access. One role of a list is enough."),
    RULES_PREFLIGHT(
            "rules[].preflight",
            Setting.ABSENT,
            "answer or pass",
            "What happens to a CORS preflight without a session: Curfew answers it and allows nothing, or the webapp answers it. `answer` wins. Left out: `pass` where `access: public` holds, else `answer`."),
    RULES_ACTIVITY(
            "rules[].activity",
            Setting.ABSENT,
            "messages, count, auto, interaction or ignore",
            "Whether these requests count as activity. `count`: all. `auto`: while pages report, only what a user does, else all. `interaction`: only pages and forms. `ignore`: none. "
                    + "`messages`: as `count`, and each WebSocket message from the browser too. Left out: `auto`."),
    RULES_IDLE("rules[].idle", Setting.ABSENT, Setting.DURATION, "The idle timeout here. Applies if it is shorter."),
    RULES_ABSOLUTE(
            "rules[].absolute",
            Setting.ABSENT,
            Setting.DURATION,
            "The absolute timeout here. Applies if it is shorter."),
    RULES_WARN(
            "rules[].warn",
            Setting.ABSENT,
            Setting.WARNING,
            "How long before the end the user is warned. Applies if it is longer. For sessions only."),
    RULES_RESUME_WITHIN(
            "rules[].resume-within",
            Setting.ABSENT,
            Setting.DURATION,
            "How long after a timeout the user can resume. Applies if it is shorter. For sessions only."),
    RULES_REAUTHENTICATION(
            "rules[].reauthentication",
            Setting.ABSENT,
            "required or sso",
            "What a user needs to sign in after a timeout. `required` wins. For sessions only."),
    RULES_REAUTHENTICATE_AFTER(
            "rules[].reauthenticate-after",
            Setting.ABSENT,
            "a duration such as 10m, 10s to 366d",
            "Step-up: the user authenticates again if the last authentication is older than this (`max_age`)."),
    RULES_ACR(
            "rules[].acr",
            Setting.ABSENT,
            "an authentication context class without blanks, or a list of them, best first",
            "Step-up: the sign-in must have one of these classes (`acr_values`)."),
    RULES_MAX_SESSIONS(
            "rules[].max-sessions",
            Setting.ABSENT,
            "a whole number from 1 to 1000000",
            "The maximum number of sessions of one user. Applies if it is smaller. For sessions only."),
    RULES_AT_LIMIT(
            "rules[].at-limit",
            Setting.ABSENT,
            "end-oldest, ask or refuse",
            "What happens at one session more. Left out: `end-oldest`. For sessions only."),
    RULES_BINDING_ADDRESS(
            "rules[].binding.address",
            "off",
            "off, exact, or bits of IPv4 and IPv6 such as '/24,/48', /8 to /32 and /16 to /128",
            "How much of the client's address must stay the same. For sessions only."),
    RULES_BINDING_USER_AGENT(
            "rules[].binding.user-agent",
            "off",
            "off or on",
            "Whether the browser's `User-Agent` must stay the same. For sessions only."),
    RULES_BINDING_ON_CHANGE(
            "rules[].binding.on-change",
            "log",
            "log, reauthenticate or end",
            "What happens when one of these changes. For sessions only."),
    RULES_PRESET(
            "rules[].preset",
            Setting.ABSENT,
            Setting.PRESET,
            "A baseline for where this rule applies. [Presets](presets.md) lists them all."),
    RULES_DEVIATION(
            "rules[].deviation",
            Setting.ABSENT,
            Setting.REASON,
            "Why a value of this rule is looser than a preset. Printed at start and in the report."),
    PROXIES_TRUSTED(
            "proxies.trusted",
            Setting.ABSENT,
            "an IP address, a range such as 10.0.0.0/8 or 2001:db8::/32, or a list of them",
            "Reverse proxies whose `X-Forwarded-For` Curfew trusts for `binding`. Left out: none."),
    STORE_TYPE("store.type", "memory", "memory", "Where sessions are stored."),
    STORE_CAPACITY(
            "store.capacity",
            "1000000",
            "a whole number from 1 to 100000000",
            "The maximum number of sessions in the store, ended ones included. A full store drops its oldest ended sessions. If all are living, new sign-ins are refused."),
    COOKIE_SECURE(
            "cookie.secure",
            "true",
            "true or false",
            "Whether browsers send the cookies over https only. `false` only for plain http on a developer's machine."),
    COOKIE_NAME(
            "cookie.name",
            "curfew",
            "1 to 64 letters, digits and other characters of a token (RFC 6265), without the prefix __Host-",
            "The session cookie's name. Curfew adds the prefix `__Host-` where `cookie.secure` is true."),
    PAGE_SCRIPT(
            "page-script",
            "inject",
            "inject, tag or none",
            "How pages get the script that reports and warns. `inject`: Curfew adds its tag. `tag`: the pages have the tag themselves. `none`: without script.");

    static final String REQUIRED = "must be written";
    static final String ABSENT = "-";
    static final String DURATION = "a duration such as 15m, 1h30m or PT15M, 1s to 366d; or none";
    static final String CLOSING = "a duration such as 30s, 5s to 366d; or none";
    static final String WARNING = "a duration such as 2m, at least 20s and shorter than idle and absolute; or none";
    static final String PRESET = "the name of a preset, such as owasp-asvs-l2";
    static final String REASON = "text of 1 to 500 printable characters";

    private static final Set<String> PATHS =
            Arrays.stream(values()).map(Setting::path).collect(Collectors.toUnmodifiableSet());

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

    /** Whether there is a setting of this path. */
    static boolean isSetting(String path) {
        return PATHS.contains(path);
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
