package dev.curfew.cli.check;

import dev.curfew.cli.command.Text;
import dev.curfew.config.Deviation;
import dev.curfew.config.Position;
import dev.curfew.config.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a check found, for people and for scripts.
 *
 * @param file the policy's file
 * @param warnings what is probably not meant
 * @param drift what does not agree with it
 * @param deviations what is looser than a preset for a reason
 * @param compliance how it stands to the standards
 */
record CheckReport(
        String file, List<Warning> warnings, List<Drift> drift, List<Deviation> deviations, Compliance compliance) {

    /** Whether there is nothing to do. */
    boolean isFine() {
        return warnings.isEmpty() && drift.isEmpty() && compliance.count(Assessment.Mark.NOT_MET) == 0;
    }

    /** For people. */
    String asText() {
        List<String> lines = new ArrayList<>();
        lines.add(file + ": no faults" + (warnings.isEmpty() ? ", no warnings" : ""));
        addAll(lines, "warnings", warnings);
        addAll(lines, "conflicts with its surroundings", drift);
        addAll(lines, "deviations from a preset", deviations);
        lines.addAll(compliance.asText());
        return lines.stream().map(Text::printable).collect(Collectors.joining("\n"));
    }

    private static void addAll(List<String> lines, String title, List<?> found) {
        if (!found.isEmpty()) {
            lines.add("");
            lines.add(found.size() + " " + title + ":");
            found.forEach(one -> lines.add(one.toString()));
        }
    }

    /** For scripts. */
    Map<String, Object> asData() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", file);
        data.put("faults", List.of());
        data.put("warnings", warnings.stream().map(CheckReport::data).toList());
        data.put("drift", drift.stream().map(CheckReport::data).toList());
        data.put("deviations", deviations.stream().map(CheckReport::data).toList());
        data.put("compliance", compliance.asData());
        Map<String, Object> summary = new LinkedHashMap<>();
        for (Assessment.Mark mark : Assessment.Mark.values()) {
            summary.put(mark.word(), compliance.count(mark));
        }
        data.put("summary", summary);
        return data;
    }

    private static Map<String, Object> data(Warning warning) {
        Map<String, Object> data = place(warning.code().word(), warning.position());
        data.put("setting", warning.setting());
        data.put("found", warning.found());
        data.put("expected", warning.expected());
        data.put("remedy", warning.remedy());
        data.put("page", warning.code().page());
        return data;
    }

    private static Map<String, Object> data(Drift drift) {
        Map<String, Object> data = place(drift.code().word(), drift.position());
        data.put("setting", drift.setting());
        data.put("found", drift.found());
        data.put("expected", drift.expected());
        data.put("remedy", drift.remedy());
        data.put("page", drift.code().page());
        return data;
    }

    private static Map<String, Object> place(String code, Position position) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("code", code);
        data.put("file", position.file());
        data.put("line", position.line());
        data.put("column", position.column());
        return data;
    }

    private static Map<String, Object> data(Deviation deviation) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("setting", deviation.setting());
        data.put("rule", deviation.rule());
        data.put("preset", deviation.preset().word());
        data.put("value", deviation.value());
        data.put("floor", deviation.floor());
        data.put("reason", deviation.reason());
        return data;
    }
}
