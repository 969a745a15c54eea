package dev.curfew.cli.command;

import dev.curfew.config.ConfigurationException;
import dev.curfew.config.Fault;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command answers: with text for people, or with JSON for scripts. */
public final class OutputOption {

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    public CommandLine commandLine() {
        return command.commandLine();
    }

    public void print(String text, Map<String, ?> data) {
        PrintWriter out = commandLine().getOut();
        out.println(json ? Json.of(data) : text.stripTrailing());
    }

    /** Lists the faults that keep a command from its work. */
    public int refuse(ConfigurationException faults) {
        if (json) {
            print("", Map.of("faults", faults(faults.faults())));
        } else {
            commandLine().getErr().println(faults.getMessage());
        }
        return ExitStatus.FAULTS;
    }

    /** Lists the faults that a command was asked for. */
    public int report(ConfigurationException faults) {
        Map<String, Object> data = Map.of("faults", faults(faults.faults()));
        print(String.valueOf(faults.getMessage()), data);
        return ExitStatus.FAULTS;
    }

    /** Faults as data. */
    static List<Map<String, Object>> faults(List<Fault> faults) {
        return faults.stream().map(OutputOption::fault).toList();
    }

    private static Map<String, Object> fault(Fault fault) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("code", fault.code().word());
        data.put("file", fault.position().file());
        data.put("line", fault.position().line());
        data.put("column", fault.position().column());
        data.put("setting", fault.setting());
        data.put("found", fault.found());
        data.put("expected", fault.expected());
        data.put("remedy", fault.remedy());
        data.put("page", fault.code().page());
        return data;
    }
}
