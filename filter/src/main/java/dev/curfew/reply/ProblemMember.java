package dev.curfew.reply;

import dev.curfew.http.JsonMember;

/**
 * What an answer to a script says of a problem, in this order.
 */
public enum ProblemMember implements JsonMember {
    TYPE("type"),
    TITLE("title"),
    STATUS("status"),
    DETAIL("detail"),
    REASON("reason"),
    LOGIN("login"),
    ERROR("error"),
    MAX_AGE("max_age"),
    ACR_VALUES("acr_values"),
    OTHERS("others");

    private final String word;

    ProblemMember(String word) {
        this.word = word;
    }

    /** As it is written. */
    @Override
    public String word() {
        return word;
    }
}
