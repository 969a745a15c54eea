package dev.curfew.reply;

import dev.curfew.http.JsonMember;

/**
 * What the status of a session says, in this order.
 */
public enum StatusMember implements JsonMember {
    STATE("state"),
    REASON("reason"),
    IDLE_REMAINING("idleRemaining"),
    ABSOLUTE_REMAINING("absoluteRemaining"),
    WARN("warn"),
    USER("user"),
    LOGIN("login"),
    INTERACTION("interaction"),
    REPORT("report"),
    CLOSING("closing");

    private final String word;

    StatusMember(String word) {
        this.word = word;
    }

    /** As it is written. */
    @Override
    public String word() {
        return word;
    }
}
