package dev.curfew.text;

/**
 * The beginnings of keys whose ends are told by what is to be said: a number, a reason, a place in the script.
 */
public enum TextFamily {
    AGO_DAYS("ago.days."),
    AGO_HOURS("ago.hours."),
    AGO_MINUTES("ago.minutes."),
    MOST_SESSIONS("most-sessions."),
    REASON("reason."),
    SCRIPT("script.");

    private final String word;

    TextFamily(String word) {
        this.word = word;
    }

    /** As it is written. */
    public String word() {
        return word;
    }

    /** The key of one of the family. */
    public String key(String end) {
        return word + end;
    }
}
