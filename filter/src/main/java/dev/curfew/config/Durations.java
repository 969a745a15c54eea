package dev.curfew.config;

import dev.curfew.policy.Limits;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 15m}, {@code 1h30m}, or ISO 8601 {@code PT15M}. Whole numbers with a unit; milliseconds come out. */
public final class Durations {

    /** The longest duration: a year. Nobody who means a longer one means a limit. */
    static final long LONGEST = Duration.ofDays(366).toMillis();

    /** The shortest limit: {@code auth_time} has whole seconds. */
    static final long SHORTEST_LIMIT = Duration.ofSeconds(1).toMillis();

    /** A page that is loaded anew needs some time to say so. */
    private static final long SHORTEST_CLOSING = Duration.ofSeconds(5).toMillis();

    /** The shortest age of an authentication that a user can get through a sign-in with. */
    static final long SHORTEST_AGE = Duration.ofSeconds(10).toMillis();

    private static final String NONE = "none";
    private static final Pattern SHORT =
            Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m(?!s))?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final Pattern ISO =
            Pattern.compile("P(?:(\\d+)D)?(?:T(?=\\d)(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?");
    private static final List<Duration> UNITS = List.of(
            Duration.ofDays(1),
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(1));

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern NOT_POSITIVE = Pattern.compile("0+|[-−–]\\s*[\\dP].*|P.*-\\d.*");
    private static final Pattern FRACTION = Pattern.compile(".*\\d[.,]\\d.*|.*\\d[eE][+-]?\\d.*");
    private static final Pattern ENDLESS = Pattern.compile(
            "never|no|off|false|unlimited|infinite|infinity|forever|disabled|\\.inf", Pattern.CASE_INSENSITIVE);

    private Durations() {}

    /** A limit: {@link Limits#NONE} for {@code none}. */
    static long limit(String text) throws InvalidValue {
        return text.equals(NONE) ? Limits.NONE : atLeast(SHORTEST_LIMIT, "1s", duration(text));
    }

    /** A lag time: {@code 0} for {@code none}. */
    static long lag(String text) throws InvalidValue {
        return text.equals(NONE) ? 0 : atLeast(SHORTEST_LIMIT, "1s", duration(text));
    }

    /** A lead time long enough to be of use to a person; {@code 0} for {@code none}. */
    static long warning(String text) throws InvalidValue {
        if (text.equals(NONE)) {
            return 0;
        }
        long millis = duration(text);
        if (millis < Limits.SHORTEST_WARNING) {
            throw new InvalidValue(
                    FaultCode.OUT_OF_RANGE, "write at least 20s, or none: a shorter warning is too late for users");
        }
        return millis;
    }

    /** How long a browser may seem closed: {@link Limits#NONE} for {@code none}. */
    static long closing(String text) throws InvalidValue {
        return text.equals(NONE) ? Limits.NONE : atLeast(SHORTEST_CLOSING, "5s", duration(text));
    }

    /** How old an authentication may be: a limit that is left out where there is none. */
    static long age(String text) throws InvalidValue {
        if (text.equals(NONE) || ENDLESS.matcher(text).matches()) {
            throw new InvalidValue(
                    FaultCode.OUT_OF_RANGE, "remove it: without it, every authentication age is accepted");
        }
        try {
            long millis = duration(text);
            if (millis >= SHORTEST_AGE) {
                return millis;
            }
        } catch (InvalidValue fault) {
            throw new InvalidValue(fault.code(), fault.remedy().replace(", or none", ""));
        }
        throw new InvalidValue(
                FaultCode.OUT_OF_RANGE, "write at least 10s: a sign-in at the provider takes some seconds");
    }

    private static long atLeast(long shortest, String shown, long millis) throws InvalidValue {
        if (millis < shortest) {
            throw new InvalidValue(FaultCode.OUT_OF_RANGE, "write at least " + shown + ", or none");
        }
        return millis;
    }

    /** Milliseconds, more than 0 and at most a year; empty for a text that is no such duration. */
    public static OptionalLong parse(String text) {
        try {
            return OptionalLong.of(duration(text));
        } catch (InvalidValue notADuration) {
            return OptionalLong.empty();
        }
    }

    /** Milliseconds, more than 0 and at most {@link #LONGEST}. */
    static long duration(String text) throws InvalidValue {
        Matcher written = match(text);
        if (written == null) {
            throw notADuration(text);
        }
        long millis = sum(written);
        if (millis == 0) {
            throw new InvalidValue(FaultCode.OUT_OF_RANGE, "write more than 0, or none");
        }
        if (millis > LONGEST) {
            throw new InvalidValue(FaultCode.OUT_OF_RANGE, "write at most 366d, or none");
        }
        return millis;
    }

    private static @Nullable Matcher match(String text) {
        for (Pattern notation : List.of(SHORT, ISO)) {
            Matcher matcher = notation.matcher(text);
            if (matcher.matches() && text.chars().anyMatch(Character::isDigit)) {
                return matcher;
            }
        }
        return null;
    }

    /** Milliseconds, or the largest number there is where they would overflow. */
    private static long sum(Matcher written) {
        BigInteger millis = BigInteger.ZERO;
        for (int group = 1; group <= written.groupCount(); group++) {
            String amount = written.group(group);
            if (amount != null) {
                BigInteger unit = BigInteger.valueOf(UNITS.get(group - 1).toMillis());
                millis = millis.add(new BigInteger(amount).multiply(unit));
            }
        }
        return millis.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static InvalidValue notADuration(String text) {
        if (NOT_POSITIVE.matcher(text).matches()) {
            return new InvalidValue(FaultCode.OUT_OF_RANGE, "write more than 0, or none");
        }
        if (NUMBER.matcher(text).matches()) {
            return new InvalidValue(FaultCode.MISSING_UNIT, withUnits(text));
        }
        if (FRACTION.matcher(text).matches()) {
            return new InvalidValue(
                    FaultCode.INVALID_DURATION, "write whole numbers, such as 1h30m for one and a half hours");
        }
        if (ENDLESS.matcher(text).matches() || text.equalsIgnoreCase(NONE)) {
            return new InvalidValue(FaultCode.INVALID_DURATION, "did you mean none?");
        }
        String tidy = tidy(text);
        return new InvalidValue(
                FaultCode.INVALID_DURATION,
                match(tidy) == null
                        ? "write numbers with ms, s, m, h or d, the largest unit first"
                        : "did you mean " + tidy + "?");
    }

    private static String withUnits(String number) {
        String digits = number.length() > 9 ? "15" : number;
        return "write " + digits + "m for minutes or " + digits + "s for seconds";
    }

    private static String tidy(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s,]|and", "")
                .replaceAll("milliseconds?|millis|msecs?", "ms")
                .replaceAll("days?", "d")
                .replaceAll("hours?|hrs?", "h")
                .replaceAll("minutes?|mins?", "m")
                .replaceAll("seconds?|secs?", "s");
    }
}
