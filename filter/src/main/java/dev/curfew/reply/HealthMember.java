package dev.curfew.reply;

import dev.curfew.http.JsonMember;

/**
 * What {@code health} says, in this order.
 */
public enum HealthMember implements JsonMember {
    STATUS("status"),
    PROVIDER("provider"),
    REAUTHENTICATION("reauthentication");

    private final String word;

    HealthMember(String word) {
        this.word = word;
    }

    /** As it is written. */
    @Override
    public String word() {
        return word;
    }
}
