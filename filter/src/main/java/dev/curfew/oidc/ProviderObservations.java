package dev.curfew.oidc;

/**
 * What the provider was seen to do since the start, as far as it decides whether a user can be held to giving credentials again: whether it
 * says when users authenticate ({@code auth_time}), and whether browsers come back that it was asked to ask ({@code prompt=login}).
 *
 * <p>In memory only: each start looks anew. Thread-safe. Instants are epoch milliseconds.
 *
 * @since 0.2
 */
public final class ProviderObservations {

    /** So many in a row that do not come back are no chance any more. */
    private static final int SUSPICIOUS = 5;

    private final long patience;
    private boolean signedIn;
    private boolean authTime;
    private boolean promptTaken;
    private boolean promptRefused;
    private int prompts;
    private long lastPrompt;

    /**
     * Nothing seen yet.
     *
     * @param patience how long a browser has to come back, milliseconds; one that takes longer does not come back
     */
    public ProviderObservations(long patience) {
        this.patience = patience;
    }

    /** What can be said about reauthentication at this provider. */
    public enum Reauthentication {
        /** No user has signed in since the start. */
        UNKNOWN("unknown"),
        /** The provider says when users authenticate. */
        PROVABLE("provable"),
        /** It does not say it, so that nothing proves a new authentication. */
        NO_AUTH_TIME("no-auth-time"),
        /** It answers {@code prompt=login} with an error. */
        PROMPT_REFUSED("prompt-refused");

        private final String word;

        Reauthentication(String word) {
            this.word = word;
        }

        /** The stable, public word. */
        public String word() {
            return word;
        }
    }

    /** A browser is sent to the provider with {@code prompt=login}. */
    public synchronized void prompts(long now) {
        if (prompts < SUSPICIOUS) {
            prompts++;
            lastPrompt = now;
        }
    }

    /** The provider has answered {@code prompt=login} with an error. */
    public synchronized void refusesPrompt() {
        promptRefused = true;
    }

    /**
     * A browser comes back with a user.
     *
     * @param prompt whether it was sent with {@code prompt=login}
     * @param authTime whether the provider says when the user authenticated
     */
    public synchronized void signsIn(boolean prompt, boolean authTime) {
        this.signedIn = true;
        this.authTime = authTime;
        this.promptTaken |= prompt;
        this.promptRefused &= !prompt;
    }

    /** Whether at {@code now} none has come back since the start of those that were sent with {@code prompt=login}, and not for lack of time. */
    public synchronized boolean losesPrompts(long now) {
        return !promptTaken && !promptRefused && prompts == SUSPICIOUS && now - lastPrompt > patience;
    }

    /** What the last sign-ins say. */
    public synchronized Reauthentication reauthentication() {
        if (promptRefused) {
            return Reauthentication.PROMPT_REFUSED;
        }
        return authTime
                ? Reauthentication.PROVABLE
                : signedIn ? Reauthentication.NO_AUTH_TIME : Reauthentication.UNKNOWN;
    }
}
