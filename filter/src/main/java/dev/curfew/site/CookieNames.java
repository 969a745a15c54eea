package dev.curfew.site;

/**
 * The names of our cookies and how they are written.
 *
 * @param secure whether they are for https only and carry the {@code __Host-} prefix (RFC 6265bis, 4.1.3); false for a developer's machine
 * @param name the session cookie's name without the prefix
 * @since 0.1
 */
public record CookieNames(boolean secure, String name) {

    /** The session cookie's full name. */
    public String session() {
        return name(OwnCookie.SESSION);
    }

    /** What the name of every sign-in cookie starts with. */
    public String signInPrefix() {
        return name(OwnCookie.SIGN_IN);
    }

    /** The name of the cookie that counts sign-ins. */
    public String rounds() {
        return name(OwnCookie.ROUNDS);
    }

    private String name(OwnCookie cookie) {
        return (secure ? "__Host-" : "") + name + cookie.word();
    }

    /** A {@code Set-Cookie} for the session: gone with the browser, never told to scripts. */
    public String setSession(String value) {
        return set(session(), value);
    }

    /** A {@code Set-Cookie} that takes the session cookie away. */
    public String clearSession() {
        return set(session(), "") + "; Max-Age=0";
    }

    /** A {@code Set-Cookie} for a sign-in under way. */
    public String setSignIn(String name, String value, long seconds) {
        return set(name, value) + "; Max-Age=" + seconds;
    }

    /** A {@code Set-Cookie} that takes a sign-in cookie away. */
    public String clearSignIn(String name) {
        return set(name, "") + "; Max-Age=0";
    }

    private String set(String name, String value) {
        return name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }
}
