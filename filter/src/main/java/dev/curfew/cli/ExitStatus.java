package dev.curfew.cli;

/** What a command leaves with, for scripts. */
final class ExitStatus {

    /** Nothing is wrong. */
    static final int FINE = 0;

    /** The configuration has faults; or, where that was asked for, warnings or unmet requirements. */
    static final int FAULTS = 1;

    /** The command was not understood, or a file that it names cannot be read. */
    static final int USAGE = 2;

    /** Curfew itself has a fault. */
    static final int INTERNAL = 3;

    private ExitStatus() {}
}
