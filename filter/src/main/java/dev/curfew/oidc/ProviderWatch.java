package dev.curfew.oidc;

/**
 * Listens to the availability and the problems of the provider. Called from any thread.
 *
 * @since 0.1
 */
public interface ProviderWatch {

    /** The provider has been discovered, and sign-ins are possible. */
    void ready();

    /** The provider could not be discovered; it will be tried again. */
    void unavailable(String why);

    /**
     * What the provider sends, or leaves out, costs its users something. Called once for each thing.
     *
     * @param what that it is, what it costs and what to do: for the operator's log, free of secrets and of what users can choose
     */
    void noticed(String what);
}
