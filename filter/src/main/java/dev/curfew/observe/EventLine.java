package dev.curfew.observe;

import dev.curfew.text.Printable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as one line of text, and parses it again. What is written can be read again, also behind what a log
 * puts before its lines.
 *
 * @param event what happened
 * @param activityFollows whether each recorded activity of the session that begins here becomes a line too, so that a silence is a silence
 * @since 0.1
 */
public record EventLine(SessionEvent event, boolean activityFollows) {

    static final String LOGGED = "logged";

    /** What has a meaning in a list of roles. */
    private static final String RESERVED = "\",%+";

    /** The line of an event. */
    public static EventLine of(SessionEvent event) {
        return new EventLine(event, false);
    }

    /** The line, without its end. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(event.kind().word());
        append(line, EventField.AT, Instant.ofEpochMilli(event.at()));
        append(line, EventField.SESSION, event.session());
        append(line, EventField.USER, event.user());
        append(
                line,
                EventField.REASON,
                event.reason() == null ? null : event.reason().word());
        SessionSnapshot standing = event.standing();
        if (standing != null) {
            append(line, standing);
        }
        append(line, EventField.ACTIVITY, activityFollows ? LOGGED : null);
        append(line, EventField.DETAIL, event.detail());
        return line.toString();
    }

    /** Says only what differs from a session that begins with this event and has no other end. */
    private void append(StringBuilder line, SessionSnapshot standing) {
        append(line, EventField.AUTHENTICATED, Instant.ofEpochMilli(standing.authenticatedAt()));
        append(line, EventField.CREATED, instantUnless(event.at(), standing.createdAt()));
        append(line, EventField.ACTIVE, instantUnless(event.at(), standing.lastActivity()));
        append(
                line,
                EventField.LONGEST_IDLE,
                standing.longestIdle() == 0 ? null : Duration.ofMillis(standing.longestIdle()));
        append(line, EventField.PROVIDER_END, instantUnless(SessionSnapshot.NEVER, standing.providerEnd()));
        append(
                line,
                EventField.ROLES,
                standing.roles().stream().map(EventLine::escaped).collect(Collectors.joining(",")));
    }

    private static @Nullable Instant instantUnless(long usual, long millis) {
        return millis == usual ? null : Instant.ofEpochMilli(millis);
    }

    /** A role in a list of them: no quote, no comma, nothing that leaves the line. */
    private static String escaped(String role) {
        StringBuilder text = new StringBuilder();
        role.codePoints().forEach(c -> {
            if (Printable.isPrintable(c) && RESERVED.indexOf(c) < 0) {
                text.appendCodePoint(c);
            } else {
                text.append(inPercents(Character.toString(c)));
            }
        });
        return text.toString();
    }

    private static String inPercents(String character) {
        return "%" + HexFormat.ofDelimiter("%").withUpperCase().formatHex(character.getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder line, EventField field, @Nullable Object value) {
        if (value != null) {
            line.append(' ').append(field.word()).append("=\"");
            line.append(Printable.of(value.toString()).replace('"', '_')).append('"');
        }
    }

    /** The event that a line of a log tells of, or null if it tells of none. */
    public static @Nullable EventLine parse(String text) {
        return EventFields.parse(text);
    }
}
