package dev.curfew.config;

import dev.curfew.oidc.Secret;
import dev.curfew.policy.PathPattern;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that are text of a certain form. */
final class Texts {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cs}]");
    private static final Pattern SCOPES =
            Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+(?: +[\\x21\\x23-\\x5B\\x5D-\\x7E]+)*");
    private static final Pattern CLAIM = Pattern.compile("[^\\s.]+(?:\\.[^\\s.]+)*");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+");
    private static final Pattern ENCODED = Pattern.compile(".*%[0-9A-Fa-f]{2}.*");
    private static final Pattern PREFIX = Pattern.compile("__(?:host|secure)-.*", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_NAME = 64;

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

    private Texts() {}

    /** Text without control characters. */
    static String printable(String text) throws InvalidValue {
        if (UNPRINTABLE.matcher(text).find()) {
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
        return text;
    }

    /** A cookie's name (RFC 6265, 4.1.1) without the prefix that we add. */
    static String cookieName(String text) throws InvalidValue {
        if (!TOKEN.matcher(text).matches() || text.length() > LONGEST_NAME) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "write a shorter name of letters, digits and -");
        }
        if (PREFIX.matcher(text).matches()) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "leave out the prefix: cookie.secure adds it");
        }
        if (text.equals("JSESSIONID")) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "choose another name: this one is Tomcat's own");
        }
        return text;
    }

    /** A path pattern of a rule. */
    static PathPattern path(String text) throws InvalidValue {
        if (ENCODED.matcher(printable(text)).matches()) {
            throw new InvalidValue(
                    FaultCode.INVALID_PATH, "write the character itself: paths are decoded before they are compared");
        }
        try {
            return PathPattern.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue(FaultCode.INVALID_PATH, "correct the pattern: it " + e.getMessage());
        }
    }

    /** An HTTP method. */
    static String method(String text) throws InvalidValue {
        return Choices.of(METHODS, text);
    }

    /** Whether a pattern fits every path that there is. */
    static boolean fitsEverything(PathPattern pattern) {
        List<String> segments = List.of(pattern.toString().substring(1).split("/", -1));
        long single = segments.stream().filter("*"::equals).count();
        return single <= 1 && segments.contains("**") && Set.of("*", "**").containsAll(segments);
    }
}
