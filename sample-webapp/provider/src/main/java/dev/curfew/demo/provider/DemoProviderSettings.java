package dev.curfew.demo.provider;

import java.time.InstantSource;
import java.util.List;

/**
 * What a demo provider starts with. {@link #defaults} suits most tests; the {@code with} methods change one thing each.
 *
 * @param port the port on 127.0.0.1; 0 picks a free one
 * @param clock the provider's time; a test passes its own and moves it
 * @param clients who may send users here to sign in; more can be registered later
 * @param users who can sign in
 * @param lifetimes how long sessions, codes and tokens live
 * @param acrValues the authentication classes on offer, the weakest, which is the default, first; all take the same password
 * @param announceSessionExpiry whether ID tokens carry {@code session_expiry}, the end of the provider session
 */
public record DemoProviderSettings(
        int port,
        InstantSource clock,
        List<DemoClient> clients,
        List<DemoUser> users,
        Lifetimes lifetimes,
        List<String> acrValues,
        boolean announceSessionExpiry) {

    /** Copies the lists. */
    public DemoProviderSettings {
        clients = List.copyOf(clients);
        users = List.copyOf(users);
        acrValues = List.copyOf(acrValues);
        if (acrValues.isEmpty()) {
            throw new IllegalArgumentException("acrValues: none (expected: at least one), name the default first");
        }
    }

    /** A free port, the system's clock, no client yet, {@link DemoUser#defaults}, classes 1 and 2. */
    public static DemoProviderSettings defaults() {
        return new DemoProviderSettings(
                0, InstantSource.system(), List.of(), DemoUser.defaults(), Lifetimes.DEFAULT, List.of("1", "2"), false);
    }

    /** The same on this port of 127.0.0.1; 0 picks a free one. */
    public DemoProviderSettings withPort(int value) {
        return new DemoProviderSettings(value, clock, clients, users, lifetimes, acrValues, announceSessionExpiry);
    }

    /** The same by this clock. */
    public DemoProviderSettings withClock(InstantSource value) {
        return new DemoProviderSettings(port, value, clients, users, lifetimes, acrValues, announceSessionExpiry);
    }

    /** The same with these clients instead. */
    public DemoProviderSettings withClients(DemoClient... values) {
        return new DemoProviderSettings(
                port, clock, List.of(values), users, lifetimes, acrValues, announceSessionExpiry);
    }

    /** The same with these users instead. */
    public DemoProviderSettings withUsers(DemoUser... values) {
        return new DemoProviderSettings(
                port, clock, clients, List.of(values), lifetimes, acrValues, announceSessionExpiry);
    }

    /** The same with these lifetimes. */
    public DemoProviderSettings withLifetimes(Lifetimes value) {
        return new DemoProviderSettings(port, clock, clients, users, value, acrValues, announceSessionExpiry);
    }

    /** The same with these authentication classes, the default first. */
    public DemoProviderSettings withAcrValues(String... values) {
        return new DemoProviderSettings(port, clock, clients, users, lifetimes, List.of(values), announceSessionExpiry);
    }

    /** The same, and ID tokens say when the provider session ends. */
    public DemoProviderSettings announcingSessionExpiry() {
        return new DemoProviderSettings(port, clock, clients, users, lifetimes, acrValues, true);
    }
}
