package dev.curfew.pages;

import dev.curfew.http.JsonMember;

/**
 * What the list of a user's sessions says of each, in this order.
 */
public enum SessionListMember implements JsonMember {
    ID("id"),
    SIGNED_IN_AGO("signedInAgo"),
    LAST_ACTIVE_AGO("lastActiveAgo"),
    NETWORK("network"),
    BROWSER("browser"),
    HELD("held"),
    CURRENT("current");

    private final String word;

    SessionListMember(String word) {
        this.word = word;
    }

    /** As it is written. */
    @Override
    public String word() {
        return word;
    }
}
