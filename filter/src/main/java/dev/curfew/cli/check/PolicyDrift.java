package dev.curfew.cli.check;

import dev.curfew.cli.check.Drift.Code;
import dev.curfew.cli.command.PolicySetting;
import dev.curfew.cli.command.Source;
import dev.curfew.cli.explain.ResolvedSetting;
import dev.curfew.config.LoadedConfiguration;
import dev.curfew.config.Position;
import dev.curfew.policy.Limits;
import dev.curfew.policy.PresetRules;
import dev.curfew.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where the policy does not fit the world around it. */
final class PolicyDrift {

    /** A limit of less than so many times the granularity is more noise than limit. */
    private static final int COARSE = 10;

    private final String file;
    private final LoadedConfiguration loaded;
    private final PolicyUnderReview subject;
    private final List<Drift> found = new ArrayList<>();

    private PolicyDrift(String file, LoadedConfiguration loaded, PolicyUnderReview subject) {
        this.file = file;
        this.loaded = loaded;
        this.subject = subject;
    }

    /**
     * What does not fit.
     *
     * @param file how the policy's file is called
     * @param contexts the webapps that there are, or null if they are not known
     * @param providerSession how long the provider's session lives, milliseconds, or {@link Limits#NONE} if that is not known
     */
    static List<Drift> in(
            String file,
            LoadedConfiguration loaded,
            PolicyUnderReview subject,
            @Nullable Set<String> contexts,
            long providerSession) {
        PolicyDrift drift = new PolicyDrift(file, loaded, subject);
        drift.compareWithProvider(providerSession);
        drift.compareWithGranularity();
        drift.findCovered();
        if (contexts != null) {
            drift.compareWithWebapps(contexts);
        }
        return drift.found;
    }

    private void add(Code code, Source source, String found, String expected, String remedy) {
        Position written = source.position();
        Position position = written == null ? new Position(file, 0, 0) : written;
        this.found.add(new Drift(code, position, source.path(), found, expected, remedy));
    }

    private void compareWithProvider(long providerSession) {
        if (providerSession != Limits.NONE && subject.limits().absolute() > providerSession) {
            ResolvedSetting absolute = subject.everybody().session(PolicySetting.ABSOLUTE);
            absolute.winners()
                    .forEach(
                            source -> add(
                                    Code.PROVIDER_SESSION,
                                    source,
                                    absolute.value(),
                                    "at most " + Limits.inWords(providerSession)
                                            + ", as long as the provider's session",
                                    "shorten it, or lengthen the provider's: otherwise users stay signed in here after the provider's session ends"));
        }
    }

    /** Whether a limit is so short that the exactness of recording matters. */
    private void compareWithGranularity() {
        Limits always = subject.limits();
        if (isCoarse(always)) {
            subject.proof(PolicySetting.ABSOLUTE).forEach(source -> addCoarse(source, always));
        }
        for (Rule rule : loaded.settings().policy().rules()) {
            long absolute = rule.effect().absolute();
            Limits limits = new Limits(
                    Math.min(always.idle(), rule.effect().idle()), Math.min(always.absolute(), absolute), 0, 0);
            if (rule.when().isAboutUserOnly() && absolute < always.absolute() && isCoarse(limits)) {
                addCoarse(subject.sources().of(rule, PolicySetting.ABSOLUTE, ""), limits);
            }
        }
    }

    private static boolean isCoarse(Limits limits) {
        return limits.shortest() < COARSE * limits.granularity();
    }

    private void addCoarse(Source source, Limits limits) {
        add(
                Code.GRANULARITY,
                source,
                Limits.inWords(limits.absolute()),
                "at least " + Limits.inWords(COARSE * limits.granularity()) + ": activity is recorded to "
                        + Limits.inWords(limits.granularity()),
                "lengthen it, or shorten idle to it");
    }

    private void findCovered() {
        CoveredRules.in(loaded.settings().policy().rules()).forEach((rule, cover) -> {
            Source other = subject.sources().of(cover);
            add(
                    Code.RULE_COVERED,
                    subject.sources().of(rule),
                    rule.name(),
                    "something that " + other.inWords() + " does not set already",
                    "remove it or make it stricter: the other rule always applies too");
        });
    }

    private void compareWithWebapps(Set<String> contexts) {
        for (Rule rule : loaded.settings().policy().rules()) {
            boolean written = !rule.name().startsWith(PresetRules.PREFIX);
            for (String context : rule.when().contexts().stream().sorted().toList()) {
                if (written && !contexts.contains(context)) {
                    add(
                            Code.UNKNOWN_CONTEXT,
                            subject.sources().of(rule, "when.context", ""),
                            loaded.provenance().shown(context.isEmpty() ? "/" : context),
                            "an existing webapp",
                            "correct it, or deploy the webapp: " + rule.name() + " never matches");
                }
            }
        }
    }
}
