package dev.curfew.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The requested path, and the path of the welcome file if a directory was requested.
 *
 * @param path decoded, normalised, without parameters, with the context path; starts with a slash
 * @param welcome the path of the welcome file, or null for every other request
 * @since 0.1
 */
public record RequestPath(String path, @Nullable String welcome) {

    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

    /** Slashes that a container may take for such or not, as it is told to: nothing can be concluded from them. */
    private static final Pattern DOUBTFUL = Pattern.compile("%2f|%5c|\\\\", Pattern.CASE_INSENSITIVE);

    /**
     * Finds out from what a servlet container says. Without proof that a directory was asked for, it was not: a directory may be public and
     * its files not.
     *
     * @param mapped the context path, the servlet path and the path info: of the welcome file where there is one
     * @param sent the path as sent, neither decoded nor normalised
     */
    public static RequestPath of(String mapped, String sent) {
        if (mapped.equals(sent) || DOUBTFUL.matcher(sent).find()) {
            return new RequestPath(mapped, null);
        }
        String asked = normalised(sent);
        return mapped.startsWith(asked) && isDirectory(asked, mapped)
                ? new RequestPath(asked, mapped)
                : new RequestPath(mapped, null);
    }

    private static boolean isDirectory(String asked, String mapped) {
        return asked.length() < mapped.length() && (asked.endsWith("/") || mapped.charAt(asked.length()) == '/');
    }

    /** What cannot be decoded stays as it is. */
    private static String decoded(String sent) {
        try {
            return sent.indexOf('%') < 0 ? sent : URLDecoder.decode(sent.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return sent;
        }
    }

    /**
     * A path as containers and browsers read it: decoded once, without parameters, without {@code .}, {@code ..} and empty names.
     *
     * @param sent starts with a slash; without a query
     */
    public static String normalised(String sent) {
        Deque<String> names = new ArrayDeque<>();
        boolean directory = true;
        for (String name : decoded(PARAMETERS.matcher(sent).replaceAll("")).split("/", -1)) {
            directory = name.isEmpty() || name.equals(".") || name.equals("..");
            if (!directory) {
                names.addLast(name);
            } else if (name.equals("..")) {
                names.pollLast();
            }
        }
        String joined = "/" + String.join("/", names);
        return directory && !names.isEmpty() ? joined + "/" : joined;
    }
}
