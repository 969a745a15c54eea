package dev.curfew.oidc;

/**
 * The provider did not answer, or refused a request. Messages are for the operator's log and free of secrets.
 *
 * @since 0.1
 */
public sealed class ProviderException extends Exception {

    private ProviderException(String message, Throwable cause) {
        super(message, cause);
    }

    private ProviderException(String message) {
        super(message);
    }

    /** It cannot be reached or does not work: later may be better. */
    public static final class Unavailable extends ProviderException {

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }

        public Unavailable(String message) {
            super(message);
        }
    }

    /** It, or the check of what it sent, said no. */
    public static final class Refused extends ProviderException {

        private final Refusal refusal;

        public Refused(Refusal refusal, String message) {
            super(message);
            this.refusal = refusal;
        }

        public Refused(Refusal refusal, String message, Throwable cause) {
            super(message, cause);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    /** Why a sign-in was refused. */
    public enum Refusal {
        /** The provider sent the browser back with an error, as when the user declines. */
        DENIED,
        /** The provider sent the browser back with an error that is about what it was asked to do, not about the user. */
        REQUEST,
        /** The answer does not belong to this sign-in: state, nonce, issuer. */
        MISMATCH,
        /** The code or the tokens are not valid. */
        INVALID
    }
}
