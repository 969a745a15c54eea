package dev.curfew.inject;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One source in a list of a content security policy, and whether it means a URL of the page's own origin (CSP Level 3, 6.7.2.8). */
final class ScriptSource {

    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile(
            "(?:([a-z][a-z0-9+.-]*)://)?(\\*|(?:\\*\\.)?[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*)(?::(\\*|[0-9]+))?(/[^?#]*)?",
            Pattern.CASE_INSENSITIVE);

    private ScriptSource() {}

    static boolean matches(String source, URI url) {
        if (source.equalsIgnoreCase("'self'") || source.equals("*")) {
            return true;
        }
        Matcher scheme = SCHEME.matcher(source);
        if (scheme.matches()) {
            return isScheme(scheme.group(1), url);
        }
        Matcher host = HOST.matcher(source);
        return host.matches()
                && isScheme(host.group(1), url)
                && isHost(host.group(2), url)
                && isPort(host.group(3), url)
                && isPath(host.group(4), url);
    }

    /** A policy that names http means https, too; one that names none means the page's own. */
    private static boolean isScheme(@Nullable String scheme, URI url) {
        return scheme == null
                || scheme.equalsIgnoreCase(url.getScheme())
                || (scheme.equalsIgnoreCase("http") && url.getScheme().equalsIgnoreCase("https"));
    }

    private static boolean isHost(String pattern, URI url) {
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        String wanted = pattern.toLowerCase(Locale.ROOT);
        return wanted.startsWith("*") ? host.endsWith(wanted.substring(1)) : host.equals(wanted);
    }

    private static boolean isPort(@Nullable String port, URI url) {
        int usual = url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        int actual = url.getPort() < 0 ? usual : url.getPort();
        return port == null ? actual == usual : port.equals("*") || port.equals(String.valueOf(actual));
    }

    private static boolean isPath(@Nullable String path, URI url) {
        return path == null
                || path.equals("/")
                || (path.endsWith("/")
                        ? url.getRawPath().startsWith(path)
                        : url.getRawPath().equals(path));
    }
}
