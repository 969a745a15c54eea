package dev.curfew.config;

import dev.curfew.policy.Condition;
import dev.curfew.policy.PathPattern;
import java.util.List;
import java.util.Set;

/** Reads {@code rules[].when}. */
final class ConditionReader {

    private static final List<Setting> ABOUT_REQUESTS =
            List.of(Setting.RULES_WHEN_PATH, Setting.RULES_WHEN_METHOD, Setting.RULES_WHEN_HOST);

    private final Section when;

    ConditionReader(Section when) {
        this.when = when;
    }

    /** The condition, without what is not understood. */
    Condition read() {
        List<PathPattern> paths = when.readAll(Setting.RULES_WHEN_PATH, LocationValues::path);
        return new Condition(
                Set.copyOf(when.readAll(Setting.RULES_WHEN_CONTEXT, LocationValues::context)),
                paths,
                Set.copyOf(when.readAll(Setting.RULES_WHEN_METHOD, TextValues::method)),
                Set.copyOf(when.readAll(Setting.RULES_WHEN_HOST, LocationValues::host)),
                Set.copyOf(when.readAll(Setting.RULES_WHEN_ROLE, TextValues::role)),
                Set.copyOf(when.readAll(Setting.RULES_WHEN_USER, TextValues::user)));
    }

    /** Whether requests are told apart, so that nothing can be said about whole sessions. */
    boolean isAboutRequests() {
        return ABOUT_REQUESTS.stream().anyMatch(when::has);
    }

    /** Whether everybody is meant, everywhere. */
    boolean isEverything(Condition condition) {
        boolean everyPath = when.has(Setting.RULES_WHEN_PATH)
                ? condition.paths().stream().anyMatch(LocationValues::fitsEverything)
                : !when.isStrange();
        return everyPath
                && !when.has(Setting.RULES_WHEN_CONTEXT)
                && !when.has(Setting.RULES_WHEN_METHOD)
                && !when.has(Setting.RULES_WHEN_HOST)
                && !when.has(Setting.RULES_WHEN_ROLE)
                && !when.has(Setting.RULES_WHEN_USER);
    }
}
