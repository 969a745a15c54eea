package dev.curfew.cli.explain;

import dev.curfew.config.Settings;
import dev.curfew.policy.ActivityRule;
import dev.curfew.policy.PageInteraction;

/** Says in words which requests count as activity. */
final class ActivityDescription {

    private ActivityDescription() {}

    static String inWords(ActivityRule rule, Settings settings) {
        return switch (rule) {
            case MESSAGES -> "counts, and so does each message from the browser through its WebSocket";
            case COUNT -> "counts, also while pages report";
            case AUTO -> auto(settings);
            case INTERACTION -> "counts if it opens a page in a window or sends a form";
            case IGNORE -> "does not count";
        };
    }

    private static String auto(Settings settings) {
        if (settings.policy().pageInteraction() == PageInteraction.IGNORE) {
            return "counts: no page reports, because of timeouts.page-interaction";
        }
        return settings.leavesPagesAlone()
                ? "counts, unless a page that names the script itself reports: page-script is none"
                : "counts while no page of the session reports; else only if a user asks for a page";
    }
}
