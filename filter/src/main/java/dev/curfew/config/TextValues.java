package dev.curfew.config;

import dev.curfew.oidc.Secret;
import dev.curfew.policy.PresetRules;
import dev.curfew.text.Printable;
import java.util.List;
import java.util.regex.Pattern;

/** Values that are text of a certain form. */
final class TextValues {

    private static final Pattern SCOPES =
            Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+(?: +[\\x21\\x23-\\x5B\\x5D-\\x7E]+)*");
    private static final Pattern CLAIM = Pattern.compile("[^\\s.]+(?:\\.[^\\s.]+)*");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+");
    private static final Pattern PREFIX = Pattern.compile("__(?:host|secure)-.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ACR = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_WHO = 256;
    private static final int LONGEST_REASON = 500;

    /** RFC 9110, RFC 5789 and WebDAV. */
    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "PROPPATCH",
            "MKCOL",
            "COPY",
            "MOVE",
            "LOCK",
            "UNLOCK",
            "REPORT",
            "SEARCH");

    private TextValues() {}

    /** Text without control characters. */
    static String printable(String text) throws InvalidValue {
        if (!Printable.isPrintable(text)) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "remove the line breaks and control characters");
        }
        if (!text.equals(text.strip())) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "remove the blanks around it");
        }
        return text;
    }

    /** Text that must not be seen. */
    static Secret secret(String text) throws InvalidValue {
        return new Secret(printable(text));
    }

    /** Scopes (RFC 6749, 3.3), with one blank between. */
    static String scope(String text) throws InvalidValue {
        if (!SCOPES.matcher(text).matches()) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "separate scopes by blanks only");
        }
        List<String> scopes = List.of(text.split(" +", -1));
        if (!scopes.contains("openid")) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "add openid: without it there is no ID token");
        }
        return String.join(" ", scopes);
    }

    /** A claim, or a dotted path to one. */
    static String claim(String text) throws InvalidValue {
        if (!CLAIM.matcher(printable(text)).matches()) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "write names without blanks, with single dots between");
        }
        return text;
    }

    /** A rule's name. */
    static String name(String text) throws InvalidValue {
        if (printable(text).length() > LONGEST_NAME) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "write at most 64 characters");
        }
        if (text.startsWith(PresetRules.PREFIX)) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "begin it differently: this is the prefix of preset rules");
        }
        return text;
    }

    /** Why somebody deviates from a preset. */
    static String reason(String text) throws InvalidValue {
        if (printable(text).length() > LONGEST_REASON) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "write at most 500 characters");
        }
        return text;
    }

    /** The name of a user. */
    static String user(String text) throws InvalidValue {
        if (printable(text).length() > LONGEST_WHO) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "write at most 256 characters");
        }
        return text;
    }

    /** A role, by its name alone. */
    static String role(String text) throws InvalidValue {
        if (user(text).startsWith(Roles.PREFIX)) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "write the role's name alone, without role:");
        }
        return text;
    }

    /** An authentication context class, one of {@code acr_values} (OIDC Core, 3.1.2.1). */
    static String acr(String text) throws InvalidValue {
        if (!ACR.matcher(text).matches()) {
            throw new InvalidValue(
                    FaultCode.INVALID_TEXT,
                    "write one class without blanks, quotation marks and backslashes, and several as a list");
        }
        return text;
    }

    /** A cookie's name (RFC 6265, 4.1.1) without the prefix that we add. */
    static String cookieName(String text) throws InvalidValue {
        if (!TOKEN.matcher(text).matches() || text.length() > LONGEST_NAME) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "write a shorter name of letters, digits and -");
        }
        if (PREFIX.matcher(text).matches()) {
            throw new InvalidValue(
                    FaultCode.INVALID_TEXT, "leave out the prefix: Curfew adds it if cookie.secure is true");
        }
        if (text.equals("JSESSIONID")) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "choose another name: this one is Tomcat's own");
        }
        return text;
    }

    /** An HTTP method. */
    static String method(String text) throws InvalidValue {
        return EnumValues.of(METHODS, text);
    }
}
