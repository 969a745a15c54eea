package dev.curfew.observe;

import dev.curfew.session.EndReason;
import dev.curfew.session.SessionTag;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses the fields of an event's line. */
record EventFields(Map<String, String> texts) {

    private static final Pattern START = Pattern.compile("(?:^|\\s)([a-z_]+)(?= at=\")");
    private static final Pattern FIELD = Pattern.compile(" ([a-z-]+)=\"([^\"]*)\"");
    private static final Map<String, SessionEvent.Kind> KINDS = Arrays.stream(SessionEvent.Kind.values())
            .collect(Collectors.toUnmodifiableMap(SessionEvent.Kind::word, Function.identity()));

    /** See {@link EventLine#parse}. What stands before the event's word is the log's; behind it there is nothing but fields. */
    static @Nullable EventLine parse(String text) {
        Matcher start = START.matcher(text);
        if (!start.find()) {
            return null;
        }
        SessionEvent.Kind kind = KINDS.get(start.group(1));
        EventFields fields = read(text, start.end());
        if (kind == null || fields == null) {
            return null;
        }
        try {
            return fields.line(kind);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException notOurs) {
            return null;
        }
    }

    private static @Nullable EventFields read(String text, int from) {
        Map<String, String> texts = new HashMap<>();
        Matcher field = FIELD.matcher(text);
        int end = from;
        while (field.find(end) && field.start() == end) {
            texts.putIfAbsent(field.group(1), field.group(2));
            end = field.end();
        }
        return text.substring(end).isBlank() ? new EventFields(texts) : null;
    }

    private EventLine line(SessionEvent.Kind kind) {
        long at = instant(EventField.AT, null);
        return new EventLine(event(kind, at), EventLine.LOGGED.equals(text(EventField.ACTIVITY)));
    }

    private SessionEvent event(SessionEvent.Kind kind, long at) {
        SessionTag session = session();
        String user = text(EventField.USER);
        String detail = text(EventField.DETAIL);
        EndReason reason = reason();
        if (texts.containsKey(EventField.AUTHENTICATED.word())) {
            return new SessionEvent.Standing(kind, at, session, user, standing(at));
        }
        if (reason != null) {
            return new SessionEvent.Ended(kind, at, session, user, reason, detail);
        }
        return session == null && user == null
                ? new SessionEvent.OfCurfew(kind, at, detail)
                : session == null
                        ? new SessionEvent.OfUser(kind, at, user, detail)
                        : new SessionEvent.OfSession(kind, at, session, user, detail);
    }

    private @Nullable String text(EventField field) {
        return texts.get(field.word());
    }

    private <T> T read(EventField field, @Nullable T fallback, Function<String, T> notation) {
        String text = text(field);
        T value = text == null ? fallback : notation.apply(text);
        if (value == null) {
            throw new IllegalArgumentException(field.word() + " is missing");
        }
        return value;
    }

    private long instant(EventField field, @Nullable Long fallback) {
        return read(field, fallback, text -> Instant.parse(text).toEpochMilli());
    }

    private @Nullable SessionTag session() {
        String text = text(EventField.SESSION);
        return text == null ? null : SessionTag.parse(text);
    }

    private @Nullable EndReason reason() {
        String text = text(EventField.REASON);
        return text == null ? null : EndReason.of(text);
    }

    private SessionSnapshot standing(long at) {
        return new SessionSnapshot(
                instant(EventField.CREATED, at),
                instant(EventField.AUTHENTICATED, null),
                instant(EventField.PROVIDER_END, SessionSnapshot.NEVER),
                instant(EventField.ACTIVE, at),
                read(EventField.LONGEST_IDLE, 0L, text -> Duration.parse(text).toMillis()),
                roles());
    }

    private Set<String> roles() {
        Set<String> roles = new LinkedHashSet<>();
        for (String role : read(EventField.ROLES, "", Function.identity()).split(",", -1)) {
            if (!role.isEmpty()) {
                roles.add(URLDecoder.decode(role, StandardCharsets.UTF_8));
            }
        }
        return roles;
    }
}
