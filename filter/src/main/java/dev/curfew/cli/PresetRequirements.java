package dev.curfew.cli;

import dev.curfew.policy.Effect;
import dev.curfew.policy.Figures;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
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
        all.add(preset.users(), "", Subject::everybody);
        if (!preset.administrators().equals(preset.users())) {
            all.add(preset.administrators(), " (administrators)", Subject::administrator);
        }
        all.add("reauthentication", "Coming back takes " + preset.proof(), Subject::credentials);
        return all.requirements;
    }

    private void add(String id, String title, Function<Subject, Judgement> judge) {
        requirements.add(new Requirement(standard, id, title, judge));
    }

    private void add(Figures figures, String whose, Function<Subject, Explanation> who) {
        if (figures.idle() != Limits.NONE) {
            add(
                    "idle" + whose,
                    "idle is at most " + Limits.inWords(figures.idle()),
                    subject -> subject.atMost(who.apply(subject), Part.IDLE, figures.idle()));
        }
        if (figures.absolute() != Limits.NONE) {
            add(
                    "absolute" + whose,
                    "absolute is at most " + Limits.inWords(figures.absolute()),
                    subject -> subject.atMost(who.apply(subject), Part.ABSOLUTE, figures.absolute()));
        }
        if (figures.warn() > 0) {
            add("warn" + whose, "warn is at least " + Limits.inWords(figures.warn()), subject -> {
                Decided warn = who.apply(subject).session(Part.WARN);
                boolean met = who.apply(subject).terms().limits().warn() >= figures.warn();
                return judged(subject, Part.WARN, met, warn);
            });
        }
        if (figures.maxSessions() != Effect.UNLIMITED) {
            add("max-sessions" + whose, "max-sessions is at most " + figures.maxSessions(), subject -> {
                Decided most = who.apply(subject).session(Part.MAX_SESSIONS);
                boolean met = who.apply(subject).terms().maxSessions() <= figures.maxSessions();
                return judged(subject, Part.MAX_SESSIONS, met, most);
            });
        }
    }

    private static Judgement judged(Subject subject, Part part, boolean met, Decided decided) {
        Judgement judgement = Judgement.metIf(met, part.word() + " is " + decided.value(), decided.winners());
        return met ? judgement : judgement.and(subject.reasonFor(part));
    }
}
