package dev.curfew.cli;

import dev.curfew.config.Deviation;
import dev.curfew.config.Reading;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.Rule;
import dev.curfew.policy.Target;
import dev.curfew.policy.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What requirements are judged on: the policy as it holds for everybody, and what Curfew does by itself. Rules only tighten, so that nobody has
 * a looser session than a user without roles, but for what presets say about administrators.
 */
final class Subject {

    /** A request that no rule is about but those about every request. */
    private static final Target NOWHERE = new Target("", "", "GET", "/\u0000");

    private final Reading reading;
    private final Sources sources;
    private final String mount;
    private final Set<Feature> features;
    private final Explanation everybody;

    /**
     * @param mount the context path of a context's door; empty for a host's
     * @param features what Curfew does
     */
    Subject(Reading reading, String mount, Set<Feature> features) {
        this.reading = reading;
        this.sources = new Sources(reading);
        this.mount = mount;
        this.features = features;
        this.everybody = explain(Set.of());
    }

    private Explanation explain(Set<String> roles) {
        return Explanation.of(reading, mount, new Somebody("", roles), NOWHERE);
    }

    Explanation everybody() {
        return everybody;
    }

    Terms terms() {
        return everybody.terms();
    }

    Limits limits() {
        return terms().limits();
    }

    Preset preset() {
        Preset named = reading.settings().baseline().preset();
        return named == null ? Preset.NIST_AAL2 : named;
    }

    Reading reading() {
        return reading;
    }

    Sources sources() {
        return sources;
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** What holds for administrators. */
    Explanation administrator() {
        return explain(reading.administratorRoles());
    }

    List<String> administratorRoles() {
        return reading.administratorRoles().stream()
                .map(reading.provenance()::shownRole)
                .sorted()
                .toList();
    }

    /** Who decides on a setting of everybody's sessions. */
    List<Source> proof(Part... parts) {
        List<Source> proofs = new ArrayList<>();
        for (Part part : parts) {
            proofs.addAll(everybody.session(part).winners());
        }
        return proofs;
    }

    /** Every rule whose effect is like this, and where it says so. */
    List<Source> rules(Part part, Predicate<Effect> effect) {
        List<Source> found = new ArrayList<>();
        for (Rule rule : reading.settings().policy().rules()) {
            String said = effect.test(rule.effect()) ? part.in(rule.effect(), reading.provenance()) : null;
            if (said != null) {
                found.add(sources.of(rule, part, said));
            }
        }
        return found;
    }

    /** Why a setting of everybody's is looser than a preset, if there is a reason. */
    String reasonFor(Part part) {
        return reading.settings().baseline().deviations().stream()
                .filter(deviation -> deviation.setting().equals("timeouts." + part.word()))
                .map(Deviation::reason)
                .map(reason -> "the file gives a reason: " + reason)
                .findFirst()
                .orElse("");
    }

    /** Curfew does it, or not, whatever the file says. */
    Judgement builtIn(Feature feature, String does, String doesNot) {
        Judgement judgement = has(feature)
                ? Judgement.met("built in: " + does, List.of())
                : Judgement.notMet("not in this version: " + doesNot, List.of());
        return judgement.on(feature.page());
    }

    /** A limit of somebody's sessions, held to a number of milliseconds. */
    Judgement atMost(Explanation who, Part part, long most) {
        Limits limits = who.terms().limits();
        long millis = part == Part.IDLE ? limits.idle() : limits.absolute();
        boolean met = millis <= most && millis != Limits.NONE;
        Decided decided = who.session(part);
        String words =
                part.word() + " is " + decided.value() + (met ? ", at most " : ", more than ") + Limits.inWords(most);
        Judgement judgement = Judgement.metIf(met, words, decided.winners());
        return met ? judgement : judgement.and(reasonFor(part));
    }

    Judgement idleAtMost(long most) {
        return atMost(everybody, Part.IDLE, most);
    }

    Judgement absoluteAtMost(long most) {
        return atMost(everybody, Part.ABSOLUTE, most);
    }

    /** Whether coming back takes credentials. */
    Judgement credentials() {
        return Judgement.metIf(
                terms().reauthentication() == Reauthentication.REQUIRED,
                "reauthentication is "
                        + everybody.session(Part.REAUTHENTICATION).value(),
                proof(Part.REAUTHENTICATION));
    }

    /** All of them. */
    static Judgement all(Judgement... judgements) {
        List<Source> proofs = new ArrayList<>();
        boolean met = true;
        List<String> reasons = new ArrayList<>();
        for (Judgement judgement : judgements) {
            proofs.addAll(judgement.proofs());
            reasons.add(judgement.because());
            met &= judgement.isMet();
        }
        return Judgement.metIf(met, String.join("; ", reasons), proofs);
    }
}
