package dev.curfew.config;

import dev.curfew.policy.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds probable mistakes in {@code timeouts}. */
final class TimeoutWarnings {

    /** The longest limit that needs a warning (WCAG 2.2.1). */
    private static final long LONGEST = Duration.ofHours(20).toMillis();

    private TimeoutWarnings() {}

    static List<Warning> in(Section section, Limits limits) {
        List<Warning> found = new ArrayList<>();
        if (limits.absolute() == Limits.NONE) {
            found.add(section.warning(
                    Setting.TIMEOUTS_ABSOLUTE,
                    WarningCode.NO_ABSOLUTE,
                    "an absolute timeout (OWASP ASVS 7.3.2, NIST SP 800-63B 2.1.3)",
                    "write one: otherwise an active session, or a stolen one, never ends"));
        }
        if (limits.warn() == 0 && limits.shortest() <= LONGEST) {
            found.add(section.warning(
                    Setting.TIMEOUTS_WARN,
                    WarningCode.NO_WARNING,
                    "a warning of at least 20s before a limit of 20h or less (WCAG 2.2.1)",
                    "write a warning, and limits long enough for it"));
        }
        if (limits.warn() > 0 && limits.warn() < limits.granularity()) {
            found.add(section.warning(
                    Setting.TIMEOUTS_WARN,
                    WarningCode.FINER_THAN_ACTIVITY,
                    "at least " + Limits.inWords(limits.granularity()) + ", to which activity is recorded",
                    "write a longer warning: otherwise active users are warned"));
        }
        return found;
    }
}
