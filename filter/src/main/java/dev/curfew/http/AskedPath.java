package dev.curfew.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, and what it gets where that is another: whoever asks for a directory gets its welcome file.
 *
 * @param path decoded, normalised, without parameters, with the context path; starts with a slash
 * @param welcome the path of the welcome file, or null for every other request
 * @since 0.1
 */
public record AskedPath(String path, @Nullable String welcome) {

    /**
     * Finds out from what a servlet container says.
     *
     * @param mapped the context path, the servlet path and the path info: of the welcome file where there is one
     * @param sent the path as sent, neither decoded nor normalised
     */
    public static AskedPath of(String mapped, String sent) {
        if (mapped.equals(sent)) {
            return new AskedPath(mapped, null);
        }
        String asked = normalised(decoded(sent.replaceAll(";[^/]*", "")));
        if (mapped.startsWith(asked) && isDirectory(asked, mapped)) {
            return new AskedPath(asked, mapped);
        }
        return asked.endsWith("/") && !mapped.endsWith("/")
                ? new AskedPath(mapped.substring(0, mapped.lastIndexOf('/') + 1), mapped)
                : new AskedPath(mapped, null);
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

    private static String normalised(String path) {
        Deque<String> names = new ArrayDeque<>();
        boolean directory = true;
        for (String name : path.split("/", -1)) {
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
