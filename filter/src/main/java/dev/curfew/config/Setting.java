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
            "Where the user's roles are: in the ID token, else in UserInfo. All that are there count."),
    OIDC_PUBLIC_URL(
            "oidc.public-url",
            Setting.ABSENT,
            "scheme, host and port only, such as https://shop.example.com",
            "Where browsers find this server. Left out, it is taken from each request."),
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
            "Who the numbers for administrators are for, of this preset and of those in rules."),
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
            "timeouts.resume-within",
            "10m",
            Setting.DURATION,
            "How long after a timeout the same user may go on where they stopped."),
    TIMEOUTS_ON_BROWSER_CLOSE(
            "timeouts.on-browser-close",
            "none",
            Setting.CLOSING,
            "How long after its last tab has gone a browser's session ends. Needs the page script."),
    TIMEOUTS_PAGE_INTERACTION(
            "timeouts.page-interaction",
            "count",
            "count or ignore",
            "Whether pages that have Curfew's script report what their users do, typing, clicking and scrolling, and only that counts; or all requests do."),
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
            "rules[].name",
            Setting.REQUIRED,
            "1 to 64 printable characters, unique, not beginning with preset:",
            "How the rule is referred to."),
    RULES_WHEN_CONTEXT(
            "rules[].when.context",
            Setting.ABSENT,
            "a context path such as /bank, / for the root context, or a list of them",
            "The rule applies in these webapps. Left out: in every one."),
    RULES_WHEN_PATH(
            "rules[].when.path",
            Setting.ABSENT,
            "a path pattern such as /app/css/**, or a list of them",
            "The rule applies if one of these fits. A request for a directory is one for its welcome file too. Left out: every path."),
    RULES_WHEN_METHOD(
            "rules[].when.method",
            Setting.ABSENT,
            "an HTTP method in capitals, or a list of them",
            "The rule applies to these methods. `GET` includes `HEAD`. Left out: every method, whatever its name."),
    RULES_WHEN_ROLE(
            "rules[].when.role",
            Setting.ABSENT,
            "a role, or a list of roles",
            "The rule applies to users who hold one of these. Left out: to everybody."),
    RULES_WHEN_USER(
            "rules[].when.user",
            Setting.ABSENT,
            "a user's name, or a list of names",
            "The rule applies to these users, by the name that `getRemoteUser` gives. Left out: to everybody."),
    RULES_WHEN_HOST(
            "rules[].when.host",
            Setting.ABSENT,
            "a host's name without port, or a list of names",
            "The rule applies to requests for these hosts. Left out: to every host. A request may claim any name that Tomcat answers to: what protects a webapp names its context or path."),
    RULES_ACCESS(
            "rules[].access",
            Setting.ABSENT,
            "public, authenticated, role:NAME, or a list of role:NAME",
            "Who may enter. Of a list of roles one is enough."),
    RULES_PREFLIGHT(
            "rules[].preflight",
            Setting.ABSENT,
            "answer or pass",
            "What becomes of a CORS preflight without a session: Curfew answers it and allows nothing, or the webapp answers it. `answer` wins. Left out: `pass` where `access: public` holds, else `answer`."),
    RULES_ACTIVITY(
            "rules[].activity",
            Setting.ABSENT,
            "messages, count, auto, interaction or ignore",
            "Whether such requests count as activity: all of them; where pages report only what a person does, else all; only pages and forms; none. "
                    + "`messages` is `count`, and each message that the browser sends through a WebSocket counts too. No rule says anything: `auto`."),
    RULES_IDLE("rules[].idle", Setting.ABSENT, Setting.DURATION, "The idle timeout here. Works if it is shorter."),
    RULES_ABSOLUTE(
            "rules[].absolute", Setting.ABSENT, Setting.DURATION, "The absolute timeout here. Works if it is shorter."),
    RULES_WARN(
            "rules[].warn",
            Setting.ABSENT,
            Setting.WARNING,
            "How long before the end the user is warned. Works if it is longer. For sessions only."),
    RULES_RESUME_WITHIN(
            "rules[].resume-within",
            Setting.ABSENT,
            Setting.DURATION,
            "How long after a timeout the user may go on. Works if it is shorter. For sessions only."),
    RULES_REAUTHENTICATION(
            "rules[].reauthentication",
            Setting.ABSENT,
            "required or sso",
            "What it takes to come back. `required` wins. For sessions only."),
    RULES_REAUTHENTICATE_AFTER(
            "rules[].reauthenticate-after",
            Setting.ABSENT,
            "a duration such as 10m, 10s to 366d",
            "Step-up: the user authenticates again if the last time is longer ago than this (`max_age`)."),
    RULES_ACR(
            "rules[].acr",
            Setting.ABSENT,
            "an authentication context class without blanks, or a list of them, best first",
            "Step-up: the sign-in has to be of one of these classes (`acr_values`)."),
    RULES_MAX_SESSIONS(
            "rules[].max-sessions",
            Setting.ABSENT,
            "a whole number from 1 to 1000000",
            "The most sessions that one user may have. Works if it is smaller. For sessions only."),
    RULES_AT_LIMIT(
            "rules[].at-limit",
            Setting.ABSENT,
            "end-oldest, ask or refuse",
            "What happens at one session more; `end-oldest` if no rule says anything. For sessions only."),
    RULES_BINDING_ADDRESS(
            "rules[].binding.address",
            "off",
            "off, exact, or bits of IPv4 and IPv6 such as '/24,/48', /8 to /32 and /16 to /128",
            "How much of the client's address has to stay the same. For sessions only."),
    RULES_BINDING_USER_AGENT(
            "rules[].binding.user-agent",
            "off",
            "off or on",
            "Whether the browser's `User-Agent` has to stay the same. For sessions only."),
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
            "Reverse proxies whose `X-Forwarded-For` is believed for `binding`. Left out: nobody's is."),
    STORE_TYPE("store.type", "memory", "memory", "Where sessions are held."),
    STORE_CAPACITY(
            "store.capacity",
            "1000000",
            "a whole number from 1 to 100000000",
            "The most sessions held at a time, ended ones included. When it is reached, the oldest ended ones make room; where all are living, new sign-ins are refused."),
    COOKIE_SECURE(
            "cookie.secure",
            "true",
            "true or false",
            "Whether cookies are for https only. False only for plain http on a developer's machine."),
    COOKIE_NAME(
            "cookie.name",
            "curfew",
            "1 to 64 letters, digits and other characters of a token (RFC 6265), without the prefix __Host-",
            "The session cookie's name. Curfew adds the prefix `__Host-` where `cookie.secure` is true."),
    PAGE_SCRIPT(
            "page-script",
            "inject",
            "inject, tag or none",
            "How pages come by the script that reports and warns: Curfew writes its tag into them, they name it themselves, or they have none.");

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
