package dev.curfew.cli.check;

import dev.curfew.cli.command.PolicySetting;
import dev.curfew.cli.explain.ResolvedSetting;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The requirements of PCI DSS, DISA's STIGs, and WCAG. */
final class OtherStandards {

    /** Limits longer than this need no warning (WCAG 2.2.1). */
    private static final long LONG = Duration.ofHours(20).toMillis();

    private OtherStandards() {}

    private static Requirement stig(String id, String title, Function<PolicyUnderReview, Assessment> judge) {
        return new Requirement("DISA STIG", id, title, judge);
    }

    private static Requirement idle(String id, String title, int minutes) {
        return stig(id, title, subject -> subject.idleAtMost(minutes(minutes)));
    }

    private static long minutes(int number) {
        return Duration.ofMinutes(number).toMillis();
    }

    static List<Requirement> requirements() {
        return List.of(
                new Requirement(
                        "PCI DSS v4.0.1",
                        "8.2.8",
                        "After 15 minutes idle users authenticate again",
                        subject -> PolicyUnderReview.all(
                                subject.idleAtMost(Preset.PCI_DSS.users().idle()), subject.credentials())),
                idle("V-222389", "Users are signed out after 15 minutes idle", 15),
                stig("V-222390", "Administrators are signed out after 10 minutes idle", OtherStandards::administrators),
                stig(
                        "V-206414",
                        "Sessions end after 8 hours",
                        subject -> subject.absoluteAtMost(Duration.ofHours(8).toMillis())),
                idle("V-206415 low", "Applications of low value: 20 minutes idle", 20),
                idle("V-206415 medium", "Applications of medium value: 10 minutes idle", 10),
                idle("V-206415 high", "Applications of high value: 5 minutes idle", 5),
                new Requirement(
                        "WCAG 2.2",
                        "2.2.1",
                        "Users are warned before a time limit, and can extend it",
                        OtherStandards::warning));
    }

    private static Assessment administrators(PolicyUnderReview subject) {
        Assessment everybody = subject.idleAtMost(minutes(10));
        if (everybody.isMet()) {
            return everybody;
        }
        Assessment judgement = subject.atMost(subject.administrator(), PolicySetting.IDLE, minutes(10));
        return judgement.and("for " + String.join(", ", subject.administratorRoles())
                + (judgement.isMet() ? "; check yourself whether these are all administrators" : ""));
    }

    /** Security may be a reason for an absolute timeout, but none for not telling. */
    private static Assessment warning(PolicyUnderReview subject) {
        Limits limits = subject.limits();
        if (limits.shortest() > LONG) {
            return Assessment.met(
                    "no limit is shorter than 20h", subject.proof(PolicySetting.IDLE, PolicySetting.ABSOLUTE));
        }
        ResolvedSetting warn = subject.everybody().session(PolicySetting.WARN);
        Assessment said = Assessment.metIf(limits.warn() > 0, "warn is " + warn.value(), warn.winners());
        Assessment told = subject.builtIn(
                Feature.WARNING_SCRIPT,
                "curfew.js warns the user, who can extend the session",
                "curfew.js; the webapp has to warn the user itself, with /.curfew/session and session/extend");
        return PolicyUnderReview.all(said, told).on(Feature.WARNING_SCRIPT.page());
    }
}
