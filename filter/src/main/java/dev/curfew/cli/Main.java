package dev.curfew.cli;

import dev.curfew.cli.check.CheckCommand;
import dev.curfew.cli.command.ExitStatus;
import dev.curfew.cli.command.Version;
import dev.curfew.cli.explain.ExplainCommand;
import dev.curfew.cli.rehearse.RehearseCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line: {@code java -jar curfew-<version>.jar check|explain|rehearse …}. Reads files only: no network, no server. What it prints
 * is UTF-8.
 *
 * @since 0.1
 */
@Command(
        name = "curfew",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CheckCommand.class, ExplainCommand.class, RehearseCommand.class},
        description = "Checks, explains and rehearses session timeouts.",
        footer = {"", "The reference is docs/reference/command-line.md."})
public final class Main implements Runnable, Supplier<InputStream> {

    private final InputStream standardInput;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    Main(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /** Runs one command and leaves with its {@link ExitStatus}. */
    public static void main(String[] arguments) {
        System.exit(run(System.in, writer(FileDescriptor.out), writer(FileDescriptor.err), arguments));
    }

    /** Not {@code System.out}: that one writes in the encoding of the platform. */
    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8));
    }

    /** Runs one command. Nothing that is wrong with its arguments or its files gives a stack trace. */
    static int run(InputStream in, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Main(in))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((fault, given) -> usage(fault))
                .setExecutionExceptionHandler((fault, command, parsed) -> internal(fault, command));
        int status = line.execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    private static int usage(ParameterException fault) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(fault.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
        command.usage(err, Ansi.AUTO);
        return ExitStatus.USAGE;
    }

    private static int internal(Exception fault, CommandLine command) {
        command.getErr().println("Internal error of Curfew, please report it: " + fault);
        return ExitStatus.INTERNAL;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: check, explain or rehearse.");
    }

    /** The standard input. */
    @Override
    public InputStream get() {
        return standardInput;
    }
}
