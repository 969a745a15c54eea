package dev.curfew.pages;

import dev.curfew.text.TextFamily;
import dev.curfew.text.TextKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats past times for users, in words and in UTC. Times are epoch milliseconds. Milliseconds. */
final class RelativeTime {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RelativeTime() {}

    /** Such as {@code 2026-11-21 12:00 UTC}. */
    static String utc(long instant) {
        return UTC.format(Instant.ofEpochMilli(instant));
    }

    /** Such as {@code 5 minutes ago}, rounded down. */
    static String words(long instant, long now, LocalizedTexts localized) {
        long ago = millis(instant, now);
        if (ago < MINUTE) {
            return localized.text(TextKey.AGO_MOMENT);
        }
        if (ago < HOUR) {
            return localized.counted(TextFamily.AGO_MINUTES, ago / MINUTE);
        }
        return ago < DAY
                ? localized.counted(TextFamily.AGO_HOURS, ago / HOUR)
                : localized.counted(TextFamily.AGO_DAYS, ago / DAY);
    }

    /** Whole seconds. */
    static long seconds(long instant, long now) {
        return millis(instant, now) / 1000;
    }

    /** What lies in the future, as after a step back of the clock, is now. */
    private static long millis(long instant, long now) {
        return Math.max(0, now - instant);
    }
}
