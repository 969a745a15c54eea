package dev.curfew.site;

/**
 * Our cookies: what follows the session cookie's name in the name of each.
 */
public enum OwnCookie {
    SESSION(""),
    SIGN_IN("-login-"),
    ROUNDS("-rounds");

    private final String word;

    OwnCookie(String word) {
        this.word = word;
    }

    /** As it is written. */
    public String word() {
        return word;
    }
}
