package dev.curfew.config;

import dev.curfew.client.CidrRange;
import dev.curfew.policy.PathPattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Parses contexts, paths, hosts and addresses. */
final class LocationValues {

    private static final int LONGEST = 1024;
    private static final int MOST_WILDCARDS = 20;

    private static final Pattern ENCODED = Pattern.compile(".*%[0-9A-Fa-f]{2}.*");
    private static final Pattern REGEX = Pattern.compile(".*[\\[\\](){}^|].*");
    private static final Pattern CONTEXT = Pattern.compile("(?:/[^/?#;%\\\\*\\s]+)+");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?|\\[[0-9a-f:.]+]");
    private static final Pattern PORT = Pattern.compile(".*[^:]:\\d+");

    private LocationValues() {}

    /** A context path; empty for the root context. */
    static String context(String text) throws InvalidValue {
        if (text.equals("/")) {
            return "";
        }
        if (text.length() <= LONGEST && CONTEXT.matcher(text).matches() && !text.contains("/.")) {
            return text;
        }
        boolean bare = CONTEXT.matcher("/" + text).matches();
        throw new InvalidValue(
                FaultCode.INVALID_PATH,
                bare
                        ? "did you mean /" + text + "?"
                        : "write the context path as in Tomcat, such as /bank; put the rest into when.path");
    }

    /** A path pattern of a rule. */
    static PathPattern path(String text) throws InvalidValue {
        if (ENCODED.matcher(TextValues.printable(text)).matches()) {
            throw new InvalidValue(
                    FaultCode.INVALID_PATH, "write the character itself: paths are decoded before they are compared");
        }
        if (text.length() > LONGEST || wildcards(text) > MOST_WILDCARDS) {
            throw new InvalidValue(
                    FaultCode.INVALID_PATH,
                    "write at most 1024 characters and 20 wildcards, and split longer patterns");
        }
        if (text.contains("**/**")) {
            throw new InvalidValue(FaultCode.INVALID_PATH, "write ** once: it stands for any number of segments");
        }
        if (REGEX.matcher(text).matches()) {
            throw new InvalidValue(
                    FaultCode.INVALID_PATH, "use ?, * and ** only, and ? for a bracket: it is no regular expression");
        }
        try {
            return PathPattern.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue(FaultCode.INVALID_PATH, "correct the pattern: it " + e.getMessage());
        }
    }

    private static long wildcards(String text) {
        return text.chars().filter(c -> c == '*').count();
    }

    /** Whether a pattern fits every path that there is. */
    static boolean fitsEverything(PathPattern pattern) {
        List<String> segments = List.of(pattern.toString().substring(1).split("/", -1));
        long single = segments.stream().filter("*"::equals).count();
        return single <= 1 && segments.contains("**") && Set.of("*", "**").containsAll(segments);
    }

    /** A host's name, or its address. */
    static String host(String text) throws InvalidValue {
        String host = text.toLowerCase(Locale.ROOT);
        if (host.length() <= LONGEST && HOST.matcher(host).matches()) {
            return host;
        }
        if (text.contains("://")) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "write the host alone, without scheme, port and path");
        }
        throw new InvalidValue(
                FaultCode.INVALID_TEXT,
                PORT.matcher(text).matches()
                        ? "leave out the port"
                        : "write one host's name, such as shop.example.com; several as a list, none with *");
    }

    /** The addresses of proxies. */
    static CidrRange addresses(String text) throws InvalidValue {
        CidrRange range;
        try {
            range = CidrRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue(FaultCode.INVALID_TEXT, "write " + e.getMessage());
        }
        if (range.bits() == 0) {
            throw new InvalidValue(FaultCode.OUT_OF_RANGE, "name the proxies: this range trusts every address");
        }
        return range;
    }
}
