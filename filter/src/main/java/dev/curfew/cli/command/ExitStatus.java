package dev.curfew.cli.command;

/** The exit codes of the commands. */
public final class ExitStatus {

    /** Nothing is wrong. */
    public static final int FINE = 0;

    /** The configuration has faults; or, where that was asked for, warnings or unmet requirements. */
    public static final int FAULTS = 1;

    /** The command was not understood, or a file that it names cannot be read. */
    public static final int USAGE = 2;

    /** Curfew itself has a fault. */
    public static final int INTERNAL = 3;

    private ExitStatus() {}
}
