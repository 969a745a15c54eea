package dev.curfew.observe;

/**
 * What JMX shows of one Curfew, as {@code dev.curfew:type=Curfew,mount="/app"}.
 *
 * @since 0.1
 */
public interface CurfewMXBean {

    /** The limits in force, in words. */
    String getPolicy();

    /** How many policies have been in force since the start, this one included. */
    int getGeneration();

    /** How many sessions are held, ended ones included that are still remembered. */
    long getSessions();

    /**
     * Reads the policy file now.
     *
     * @return what came of it, in words: in force, unchanged, or refused with every fault
     */
    String reload();
}
