package dev.curfew.cli.check;

import dev.curfew.cli.command.PolicySetting;
import dev.curfew.cli.explain.Explanation;
import dev.curfew.cli.explain.ResolvedSetting;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
import dev.curfew.policy.PresetLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a preset asks for, number by number. */
final class PresetRequirements {

    private final String standard;
    private final List<Requirement> requirements = new ArrayList<>();

    private PresetRequirements(Preset preset) {
        this.standard = "Preset " + preset.word() + " (" + preset.source() + ")";
    }

    static List<Requirement> of(Preset preset) {
        PresetRequirements all = new PresetRequirements(preset);
        all.add(preset.users(), "", PolicyUnderReview::everybody);
        if (!preset.administrators().equals(preset.users())) {
            all.add(preset.administrators(), " (administrators)", PolicyUnderReview::administrator);
        }
        all.add("reauthentication", "Coming back takes " + preset.proof(), PolicyUnderReview::credentials);
        return all.requirements;
    }

    private void add(String id, String title, Function<PolicyUnderReview, Assessment> judge) {
        requirements.add(new Requirement(standard, id, title, judge));
    }

    private void add(PresetLimits figures, String whose, Function<PolicyUnderReview, Explanation> who) {
        if (figures.idle() != Limits.NONE) {
            add(
                    "idle" + whose,
                    "idle is at most " + Limits.inWords(figures.idle()),
                    subject -> subject.atMost(who.apply(subject), PolicySetting.IDLE, figures.idle()));
        }
        if (figures.absolute() != Limits.NONE) {
            add(
                    "absolute" + whose,
                    "absolute is at most " + Limits.inWords(figures.absolute()),
                    subject -> subject.atMost(who.apply(subject), PolicySetting.ABSOLUTE, figures.absolute()));
        }
        if (figures.warn() > 0) {
            add("warn" + whose, "warn is at least " + Limits.inWords(figures.warn()), subject -> {
                ResolvedSetting warn = who.apply(subject).session(PolicySetting.WARN);
                boolean met = who.apply(subject).terms().limits().warn() >= figures.warn();
                return judged(subject, PolicySetting.WARN, met, warn);
            });
        }
        if (figures.maxSessions() != Effect.UNLIMITED) {
            add("max-sessions" + whose, "max-sessions is at most " + figures.maxSessions(), subject -> {
                ResolvedSetting most = who.apply(subject).session(PolicySetting.MAX_SESSIONS);
                boolean met = who.apply(subject).terms().maxSessions() <= figures.maxSessions();
                return judged(subject, PolicySetting.MAX_SESSIONS, met, most);
            });
        }
    }

    private static Assessment judged(
            PolicyUnderReview subject, PolicySetting part, boolean met, ResolvedSetting decided) {
        Assessment judgement = Assessment.metIf(met, part.word() + " is " + decided.value(), decided.winners());
        return met ? judgement : judgement.and(subject.reasonFor(part));
    }
}
