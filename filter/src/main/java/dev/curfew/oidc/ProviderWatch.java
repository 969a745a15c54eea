package dev.curfew.oidc;

/**
 * Is told when the provider comes and goes.
 *
 * @since 0.1
 */
public interface ProviderWatch {

    /** The provider has been discovered, and sign-ins are possible. */
    void ready();

    /** The provider could not be discovered; it will be tried again. */
    void unavailable(String why);
}
