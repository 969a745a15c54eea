package dev.curfew.config;

import dev.curfew.text.KebabCase;

/**
 * The codes of faults. The code is the name of the page that explains it.
 *
 * @since 0.1
 */
public enum FaultCode {
    /** There is no such file. */
    FILE_MISSING,
    /** The file is a directory, or may not be read. */
    FILE_UNREADABLE,
    /** The file is larger than a configuration can be. */
    FILE_TOO_LARGE,
    /** The file is not UTF-8. */
    FILE_ENCODING,
    /** The file says nothing. */
    FILE_EMPTY,
    /** The file is not YAML. */
    YAML_SYNTAX,
    /** Anchors, aliases, tags and other YAML that hides what a value is. */
    YAML_FEATURE,
    /** One key twice in one section. */
    DUPLICATE_SETTING,
    /** A key that Curfew does not know. */
    UNKNOWN_SETTING,
    /** A key that Curfew knows, in another section. */
    MISPLACED_SETTING,
    /** Words of the next version. */
    NOT_YET_SUPPORTED,
    /** A setting without default that is not written, or has no value. */
    MISSING_SETTING,
    /** A list, a section or a single value where another of them belongs. */
    WRONG_TYPE,
    /** A number without unit where a duration belongs. */
    MISSING_UNIT,
    /** Not a duration. */
    INVALID_DURATION,
    /** Not a whole number. */
    INVALID_NUMBER,
    /** Too small or too large. */
    OUT_OF_RANGE,
    /** None of the words that the setting takes. */
    UNKNOWN_VALUE,
    /** Not a URL, or one with more parts than the setting takes. */
    INVALID_URL,
    /** Plain http where it gives the session away. */
    INSECURE_URL,
    /** A path pattern that no request can match. */
    INVALID_PATH,
    /** A text with characters that the setting does not take. */
    INVALID_TEXT,
    /** A file or an environment variable that is not there. */
    UNRESOLVED_REFERENCE,
    /** No limit at all. */
    NO_LIMIT,
    /** Two values that cannot both be meant. */
    CONTRADICTION,
    /** Two rules of one name. */
    DUPLICATE_RULE,
    /** A rule that changes nothing. */
    RULE_WITHOUT_EFFECT,
    /** A rule that lets everybody in everywhere. */
    EVERYTHING_PUBLIC,
    /** A setting of whole sessions in a rule about requests. */
    SESSION_ONLY,
    /** A value that a preset does not allow, without a reason for it. */
    LOOSER_THAN_PRESET,
    /** A reason for a deviation where nothing deviates. */
    NEEDLESS_DEVIATION,
    /** A file among those of the pages that is neither texts nor a style. */
    PAGES_UNKNOWN_FILE,
    /** A text that no page of ours says. */
    PAGES_UNKNOWN_TEXT,
    /** A language of the operator's own that lacks texts. */
    PAGES_MISSING_TEXT,
    /** A text that cannot take the place of ours. */
    PAGES_INVALID_TEXT,
    /** A style that would load something, or end its element. */
    PAGES_INVALID_STYLE;

    /** The code as people see it, such as {@code config-unknown-setting}. */
    public String word() {
        return "config-" + KebabCase.of(this);
    }

    /** The page that explains it. */
    public String page() {
        return "docs/faults/" + word() + ".md";
    }
}
