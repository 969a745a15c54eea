package dev.curfew.acceptance.server;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of Tomcat's access log, by the server's clock.
 *
 * @param begin when the first byte of the request arrived
 * @param admitted when the webapp was asked; empty if it never was
 * @param path without the query
 * @param query with its question mark; a dash without one
 */
public record AccessLogEntry(Instant begin, int status, Optional<Instant> admitted, String path, String query) {

    /** Tomcat's words for what {@link #parse} reads. */
    static final String PATTERN = "%{begin:msec}t %s %{Admitted}o %U %q";

    private static final Pattern LINE = Pattern.compile("(\\d+) (\\d+) (\\S+) (\\S+) (\\S+)");

    static AccessLogEntry parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("access log: " + line + " (expected: " + PATTERN + ")");
        }
        return new AccessLogEntry(
                instant(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Optional.of(matcher.group(3)).filter(text -> !text.equals("-")).map(AccessLogEntry::instant),
                matcher.group(4),
                matcher.group(5));
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
