package dev.curfew.observe;

import java.util.List;

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

    /** How many {@code HttpSession}s whose session has ended wait for a thread that ends them too. */
    int getWaitingHttpSessions();

    /** How many listeners of applications wait for a thread that tells them of an end. */
    int getWaitingListeners();

    /** How many sockets and streams whose session has ended wait for a thread that closes them. */
    int getWaitingConnections();

    /** How many ends the provider is to be told of, next tries included. */
    int getWaitingProviderCalls();

    /**
     * Reads the policy file now.
     *
     * @return what came of it, in words: in force, unchanged, or refused with every fault
     */
    String reload();

    /**
     * The living sessions as they are now, in no order: lines of the log's own kind, for {@code rehearse --events}. Looks at every session.
     *
     * @param most how many at most, from 1 to 100,000
     * @throws IllegalArgumentException if it is another number
     */
    List<String> livingSessions(int most);
}
