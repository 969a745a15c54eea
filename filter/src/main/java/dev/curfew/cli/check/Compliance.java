package dev.curfew.cli.check;

import dev.curfew.cli.check.Assessment.Mark;
import dev.curfew.cli.command.Source;
import dev.curfew.cli.command.Text;
import dev.curfew.policy.Preset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a policy for every known requirement.
 *
 * @param results in the order of the standards
 */
public record Compliance(List<Result> results) {

    /** One requirement, judged. */
    record Result(Requirement requirement, Assessment judgement) {}

    /** Every requirement of every standard, and of a preset if there is one. */
    public static List<Requirement> requirements(@Nullable Preset preset) {
        List<Requirement> all = new ArrayList<>();
        if (preset != null) {
            all.addAll(PresetRequirements.of(preset));
        }
        all.addAll(Asvs.requirements());
        all.addAll(Asvs.earlierRequirements());
        all.addAll(Nist.requirements());
        all.addAll(OtherStandards.requirements());
        return all;
    }

    static Compliance of(PolicyUnderReview subject, @Nullable Preset preset) {
        return new Compliance(requirements(preset).stream()
                .map(requirement -> new Result(requirement, requirement.judge().apply(subject)))
                .toList());
    }

    long count(Mark mark) {
        return results.stream()
                .filter(result -> result.judgement().mark() == mark)
                .count();
    }

    /** For people. */
    List<String> asText() {
        List<String> lines = new ArrayList<>();
        String standard = "";
        for (Result result : results) {
            Requirement requirement = result.requirement();
            if (!requirement.standard().equals(standard)) {
                standard = requirement.standard();
                lines.add("");
                lines.add(standard);
            }
            add(lines, requirement, result.judgement());
        }
        lines.add("");
        lines.add(count(Mark.MET) + " met, " + count(Mark.NOT_MET) + " not met, " + count(Mark.NOT_OURS) + " not ours");
        return lines;
    }

    private static void add(List<String> lines, Requirement requirement, Assessment judgement) {
        String first = "  %-8s  ".formatted(judgement.mark().word());
        String next = " ".repeat(first.length());
        lines.addAll(Text.wrap(requirement.id() + "  " + requirement.title(), first, next));
        lines.addAll(Text.wrap(judgement.because(), next + "  ", next + "  "));
        for (Source proof : judgement.proofs()) {
            lines.addAll(Text.wrap(proof.inWords(), next + "- ", next + "  "));
        }
        if (!judgement.page().isEmpty()) {
            lines.add(next + "- " + judgement.page());
        }
    }

    /** For scripts. */
    List<Map<String, Object>> asData() {
        return results.stream().map(Compliance::data).toList();
    }

    private static Map<String, Object> data(Result result) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("standard", result.requirement().standard());
        data.put("id", result.requirement().id());
        data.put("title", result.requirement().title());
        data.put("verdict", result.judgement().mark().word());
        data.put("because", result.judgement().because());
        data.put(
                "proofs",
                result.judgement().proofs().stream().map(Source::asData).toList());
        data.put(
                "page",
                result.judgement().page().isEmpty() ? null : result.judgement().page());
        return data;
    }
}
