package dev.curfew.session;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Why a session ended. It ends once, for one reason, and the reason is one {@link #word()} everywhere: on the page, in the JSON, in the
 * metric's tag, in the audit record and in the reference.
 *
 * @since 0.1
 */
public enum EndReason {
    /** No activity for as long as the idle timeout. */
    IDLE_TIMEOUT("idle-timeout"),
    /** The absolute timeout since authentication has passed. */
    ABSOLUTE_TIMEOUT("absolute-timeout"),
    /** The user, or the application in the user's name, signed out. */
    LOGOUT("logout"),
    /** The provider said so with a logout token. */
    BACK_CHANNEL_LOGOUT("back-channel-logout"),
    /** An administrator, or the user from another session, ended it. */
    REVOKED("revoked"),
    /** The user has more sessions than the policy allows. */
    SESSION_LIMIT("session-limit"),
    /** The request came from elsewhere than the session is bound to. */
    BINDING_CHANGED("binding-changed"),
    /** The provider refused to go on with the tokens of this session. */
    PROVIDER_REFUSED("provider-refused"),
    /** The last tab of the browser was closed. */
    BROWSER_CLOSED("browser-closed"),
    /** The end that the provider set for its own session ({@code session_expiry}) has come. */
    PROVIDER_SESSION_EXPIRED("provider-session-expired");

    private final String word;

    EndReason(String word) {
        this.word = word;
    }

    /** The stable, public word. */
    public String word() {
        return word;
    }

    /** The reason of this word, or null if there is none. */
    public static @Nullable EndReason of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    /** Whether the clock ended the session: only then may the user resume. */
    public boolean isTimeout() {
        return this == IDLE_TIMEOUT || this == ABSOLUTE_TIMEOUT || this == PROVIDER_SESSION_EXPIRED;
    }
}
