package dev.curfew.cli.check;

import dev.curfew.cli.command.PolicySetting;
import dev.curfew.cli.command.Source;
import dev.curfew.cli.command.Sources;
import dev.curfew.cli.explain.Explanation;
import dev.curfew.cli.explain.ResolvedSetting;
import dev.curfew.cli.explain.SampleUser;
import dev.curfew.config.Deviation;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
import dev.curfew.policy.Reauthentication;
import dev.curfew.policy.RequestTarget;
import dev.curfew.policy.Rule;
import dev.curfew.policy.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The policy under review, as it applies to a user without roles, and Curfew's built-in features. Rules only tighten,
 * so that nobody has a looser session than a user without roles, but for what presets say about administrators.
 */
final class PolicyUnderReview {

    /** A request that no rule is about but those about every request. */
    private static final RequestTarget NOWHERE = new RequestTarget("", "", "GET", "/\u0000");

    private final LoadedConfiguration loaded;
    private final Sources sources;
    private final String mount;
    private final Set<Feature> features;
    private final Explanation everybody;

    /**
     * @param mount the context path of a context's door; empty for a host's
     * @param features what Curfew does
     */
    PolicyUnderReview(LoadedConfiguration loaded, String mount, Set<Feature> features) {
        this.loaded = loaded;
        this.sources = new Sources(loaded);
        this.mount = mount;
        this.features = features;
        this.everybody = explain(Set.of());
    }

    private Explanation explain(Set<String> roles) {
        return Explanation.of(loaded, mount, new SampleUser("", roles), NOWHERE);
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
        Preset named = loaded.settings().baseline().preset();
        return named == null ? Preset.NIST_AAL2 : named;
    }

    LoadedConfiguration reading() {
        return loaded;
    }

    Sources sources() {
        return sources;
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** What holds for administrators. */
    Explanation administrator() {
        return explain(loaded.administratorRoles());
    }

    List<String> administratorRoles() {
        return loaded.administratorRoles().stream()
                .map(loaded.provenance()::shownRole)
                .sorted()
                .toList();
    }

    /** Who decides on a setting of everybody's sessions. */
    List<Source> proof(PolicySetting... parts) {
        List<Source> proofs = new ArrayList<>();
        for (PolicySetting part : parts) {
            proofs.addAll(everybody.session(part).winners());
        }
        return proofs;
    }

    /** Every rule whose effect is like this, and where it says so. */
    List<Source> rules(PolicySetting part, Predicate<Effect> effect) {
        List<Source> found = new ArrayList<>();
        for (Rule rule : loaded.settings().policy().rules()) {
            String said = effect.test(rule.effect()) ? part.in(rule.effect(), loaded.provenance()) : null;
            if (said != null) {
                found.add(sources.of(rule, part, said));
            }
        }
        return found;
    }

    /** Why a setting of everybody's is looser than a preset, if there is a reason. */
    String reasonFor(PolicySetting part) {
        return loaded.settings().baseline().deviations().stream()
                .filter(deviation -> deviation.setting().equals("timeouts." + part.word()))
                .map(Deviation::reason)
                .map(reason -> "the file gives a reason: " + reason)
                .findFirst()
                .orElse("");
    }

    /** Curfew does it, or not, whatever the file says. */
    Assessment builtIn(Feature feature, String does, String doesNot) {
        Assessment judgement = has(feature)
                ? Assessment.met("built in: " + does, List.of())
                : Assessment.notMet("not in this version: " + doesNot, List.of());
        return judgement.on(feature.page());
    }

    /** A limit of somebody's sessions, held to a number of milliseconds. */
    Assessment atMost(Explanation who, PolicySetting part, long most) {
        Limits limits = who.terms().limits();
        long millis = part == PolicySetting.IDLE ? limits.idle() : limits.absolute();
        boolean met = millis <= most && millis != Limits.NONE;
        ResolvedSetting decided = who.session(part);
        String words =
                part.word() + " is " + decided.value() + (met ? ", at most " : ", more than ") + Limits.inWords(most);
        Assessment judgement = Assessment.metIf(met, words, decided.winners());
        return met ? judgement : judgement.and(reasonFor(part));
    }

    Assessment idleAtMost(long most) {
        return atMost(everybody, PolicySetting.IDLE, most);
    }

    Assessment absoluteAtMost(long most) {
        return atMost(everybody, PolicySetting.ABSOLUTE, most);
    }

    /** Whether coming back takes credentials. */
    Assessment credentials() {
        return Assessment.metIf(
                terms().reauthentication() == Reauthentication.REQUIRED,
                "reauthentication is "
                        + everybody.session(PolicySetting.REAUTHENTICATION).value(),
                proof(PolicySetting.REAUTHENTICATION));
    }

    /** All of them. */
    static Assessment all(Assessment... judgements) {
        List<Source> proofs = new ArrayList<>();
        boolean met = true;
        List<String> reasons = new ArrayList<>();
        for (Assessment judgement : judgements) {
            proofs.addAll(judgement.proofs());
            reasons.add(judgement.because());
            met &= judgement.isMet();
        }
        return Assessment.metIf(met, String.join("; ", reasons), proofs);
    }
}
