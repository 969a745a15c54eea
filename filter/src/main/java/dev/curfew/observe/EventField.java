package dev.curfew.observe;

/**
 * The fields of the line of an event, in their order.
 */
public enum EventField {
    AT("at"),
    SESSION("session"),
    USER("user"),
    REASON("reason"),
    AUTHENTICATED("authenticated"),
    CREATED("created"),
    ACTIVE("active"),
    LONGEST_IDLE("longest-idle"),
    PROVIDER_END("provider-end"),
    ROLES("roles"),
    ACTIVITY("activity"),
    DETAIL("detail");

    private final String word;

    EventField(String word) {
        this.word = word;
    }

    /** As it is written. */
    public String word() {
        return word;
    }
}
