package dev.curfew.cli.check;

import dev.curfew.cli.command.PolicySetting;
import dev.curfew.cli.command.Source;
import dev.curfew.cli.explain.ResolvedSetting;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
import dev.curfew.policy.PresetLimits;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** OWASP ASVS 5.0, chapter V7. */
final class Asvs {

    private static final String STANDARD = "OWASP ASVS 5.0, chapter V7";

    private Asvs() {}

    private static Requirement of(String id, String title, Function<PolicyUnderReview, Assessment> judge) {
        return new Requirement(STANDARD, id, title, judge);
    }

    static List<Requirement> requirements() {
        return List.of(
                of(
                        "7.1.1",
                        "Limits are documented, and what is looser than NIST SP 800-63B has a reason",
                        Asvs::documented),
                of(
                        "7.1.2",
                        "The number of parallel sessions is limited, and what happens at the limit is decided",
                        Asvs::sessionLimit),
                of("7.1.3", "What an end means for the provider's session is decided", Asvs::atProvider),
                of(
                        "7.2.1",
                        "Only the server decides whether a session is valid",
                        subject -> subject.builtIn(Feature.SERVER_CLOCK, "times of the browser are never read", "")),
                of("7.2.2", "Session tokens are made for each session", Asvs::randomTokens),
                of("7.2.3", "Session tokens have at least 128 random bits", Asvs::randomTokens),
                of(
                        "7.2.4",
                        "A sign-in gives a new token, and the old one is invalid",
                        subject -> subject.builtIn(
                                Feature.NEW_TOKEN_AT_SIGN_IN, "a new cookie at each sign-in, also at a step-up", "")),
                of("7.3.1", "An idle timeout asks for reauthentication", Asvs::idle),
                of("7.3.2", "An absolute timeout asks for reauthentication", Asvs::absolute),
                of("7.4.1", "After its end a session cannot be used again", Asvs::endedStaysEnded),
                of("7.4.2", "A disabled account loses its sessions", Asvs::disabledAccount),
                of("7.4.3", "After a change of credentials users can end all their other sessions", Asvs::afterChange),
                of("7.4.4", "Every page has a visible way to sign out", Asvs::logout),
                of(
                        "7.4.5",
                        "Administrators can end the sessions of one user and of all",
                        subject -> subject.builtIn(
                                Feature.ADMINISTRATION,
                                "the administration endpoints do it",
                                "a restart ends all sessions, nothing ends those of one user")),
                of(
                        "7.5.1",
                        "Sensitive account data is changed after full reauthentication only",
                        Asvs::reauthenticationByPath),
                of(
                        "7.5.2",
                        "Users see their sessions and can end each, after authenticating again",
                        Asvs::otherSessions),
                of("7.5.3", "Highly sensitive operations take a further factor", Asvs::furtherFactor),
                of("7.6.1", "The provider's authentication counts for a limited time", Asvs::providerAge),
                of("7.6.2", "A new session takes an act of the user", subject -> subject.credentials()));
    }

    /** OWASP ASVS 4.0.3, chapter V3. */
    static List<Requirement> earlierRequirements() {
        String standard = "OWASP ASVS 4.0.3, chapter V3";
        return List.of(
                new Requirement(standard, "3.3.1", "An ended session cannot be resumed", Asvs::endedStaysEnded),
                new Requirement(
                        standard,
                        "3.3.2 L1",
                        "Users authenticate again within 30 days",
                        subject -> subject.absoluteAtMost(Duration.ofDays(30).toMillis())),
                new Requirement(
                        standard,
                        "3.3.2 L2",
                        "After 12 hours, or 30 minutes idle, users authenticate again",
                        subject -> within(subject, Preset.OWASP_ASVS_L2)),
                new Requirement(
                        standard,
                        "3.3.2 L3",
                        "After 12 hours, or 15 minutes idle, users authenticate again, with two factors",
                        subject -> PolicyUnderReview.all(
                                within(subject, Preset.OWASP_ASVS_L3), everywhereWithAcr(subject))),
                new Requirement(
                        standard,
                        "3.3.3",
                        "After a change of password users can end all other sessions",
                        Asvs::afterChange),
                new Requirement(standard, "3.3.4", "Users see and end their sessions", Asvs::otherSessions));
    }

    private static Assessment within(PolicyUnderReview subject, Preset preset) {
        PresetLimits figures = preset.users();
        return PolicyUnderReview.all(
                subject.idleAtMost(figures.idle()), subject.absoluteAtMost(figures.absolute()), subject.credentials());
    }

    /** Only an {@code acr} proves a second factor, if the provider's class stands for one. */
    private static Assessment everywhereWithAcr(PolicyUnderReview subject) {
        ResolvedSetting acr = subject.everybody().request(PolicySetting.ACR);
        return acr.winners().isEmpty()
                ? Assessment.notMet(
                        "no rule requires an acr for every request, so a second factor is not proven", List.of())
                : Assessment.met("acr " + acr.value() + " is required for every request", acr.winners());
    }

    private static Assessment documented(PolicyUnderReview subject) {
        Preset preset = subject.preset().word().startsWith("nist") ? subject.preset() : Preset.NIST_AAL2;
        PresetLimits figures = preset.users();
        Assessment idle = withReason(subject, PolicySetting.IDLE, figures.idle());
        Assessment absolute = withReason(subject, PolicySetting.ABSOLUTE, figures.absolute());
        return PolicyUnderReview.all(idle, absolute).and("measured by " + preset.word());
    }

    private static Assessment withReason(PolicyUnderReview subject, PolicySetting part, long most) {
        Assessment judgement = most == Limits.NONE
                ? Assessment.met(part.word() + " may be anything", subject.proof(part))
                : subject.atMost(subject.everybody(), part, most);
        return Assessment.metIf(
                judgement.isMet() || !subject.reasonFor(part).isEmpty(), judgement.because(), judgement.proofs());
    }

    private static Assessment sessionLimit(PolicyUnderReview subject) {
        int most = subject.terms().maxSessions();
        if (most != Effect.UNLIMITED) {
            String action = subject.everybody().session(PolicySetting.AT_LIMIT).value();
            return Assessment.met(
                    "max-sessions is " + most + ", at-limit " + action,
                    subject.proof(PolicySetting.MAX_SESSIONS, PolicySetting.AT_LIMIT));
        }
        List<Source> some =
                subject.rules(PolicySetting.MAX_SESSIONS, effect -> effect.maxSessions() != Effect.UNLIMITED);
        return Assessment.notMet(
                some.isEmpty()
                        ? "no rule sets max-sessions"
                        : "max-sessions is not set for every user: write it in a rule without when",
                some);
    }

    private static Assessment atProvider(PolicyUnderReview subject) {
        Source source = new Source(
                "timeouts.at-provider",
                "timeouts.at-provider",
                subject.sources().of("timeouts.at-provider"),
                "");
        return Assessment.metIf(
                        source.position() != null,
                        source.position() != null
                                ? "at-provider says it"
                                : "at-provider has its default value: write the decision into the file",
                        List.of(source))
                .on("docs/explanation/what-ends-with-a-session.md");
    }

    private static Assessment randomTokens(PolicyUnderReview subject) {
        return subject.builtIn(Feature.RANDOM_TOKENS, "256 bits from a cryptographic generator for each session", "");
    }

    private static Assessment idle(PolicyUnderReview subject) {
        return PolicyUnderReview.all(
                limited(subject, PolicySetting.IDLE, subject.limits().idle()), subject.credentials());
    }

    private static Assessment absolute(PolicyUnderReview subject) {
        return PolicyUnderReview.all(
                limited(subject, PolicySetting.ABSOLUTE, subject.limits().absolute()), subject.credentials());
    }

    private static Assessment limited(PolicyUnderReview subject, PolicySetting part, long millis) {
        String words = part.word() + " is " + subject.everybody().session(part).value();
        return Assessment.metIf(millis != Limits.NONE, words, subject.proof(part));
    }

    private static Assessment endedStaysEnded(PolicyUnderReview subject) {
        return subject.builtIn(Feature.ENDED_STAYS_ENDED, "the old cookie is refused", "");
    }

    private static Assessment disabledAccount(PolicyUnderReview subject) {
        String until = subject.everybody().session(PolicySetting.ABSOLUTE).value();
        return subject.builtIn(
                Feature.BACK_CHANNEL_LOGOUT,
                "the provider sends a back-channel logout",
                "the sessions of a disabled account continue until their limits, at the latest absolute " + until);
    }

    private static Assessment otherSessions(PolicyUnderReview subject) {
        return subject.builtIn(
                Feature.OTHER_SESSIONS,
                "/.curfew/session/others shows them, and ends them after a fresh sign-in",
                "users cannot end their other sessions");
    }

    private static Assessment afterChange(PolicyUnderReview subject) {
        Assessment judgement = otherSessions(subject);
        return judgement.isMet()
                ? Assessment.notOurs(
                        "/.curfew/session/others ends all others; the page that changes credentials has to link to it",
                        Feature.OTHER_SESSIONS.page())
                : judgement;
    }

    private static Assessment logout(PolicyUnderReview subject) {
        return subject.has(Feature.LOGOUT)
                ? Assessment.notOurs(
                        "the webapp has to show a link to /.curfew/logout on its pages", Feature.LOGOUT.page())
                : Assessment.notMet("not in this version: there is no way to sign out", List.of())
                        .on(Feature.LOGOUT.page());
    }

    private static Assessment reauthenticationByPath(PolicyUnderReview subject) {
        List<Source> rules = subject.rules(
                PolicySetting.REAUTHENTICATE_AFTER, effect -> effect.reauthenticateAfter() != Limits.NONE);
        return Assessment.metIf(
                !rules.isEmpty(),
                rules.isEmpty()
                        ? "no rule sets reauthenticate-after: name the paths where e-mail, phone and credentials are changed"
                        : "reauthenticate-after is set; check yourself whether these are all such paths",
                rules);
    }

    private static Assessment furtherFactor(PolicyUnderReview subject) {
        List<Source> rules = subject.rules(PolicySetting.ACR, effect -> effect.acr() != null);
        return Assessment.metIf(
                !rules.isEmpty(),
                rules.isEmpty()
                        ? "no rule requires an acr: name the paths, and the class that proves the factor"
                        : "an acr is required; check yourself whether these are all such paths, and what the class proves",
                rules);
    }

    private static Assessment providerAge(PolicyUnderReview subject) {
        Assessment limited =
                limited(subject, PolicySetting.ABSOLUTE, subject.limits().absolute());
        Assessment asked = subject.builtIn(
                Feature.AGE_OF_AUTHENTICATION,
                "it is sent as max_age, and auth_time is checked",
                "max_age is not sent");
        return PolicyUnderReview.all(limited, asked).on(Feature.AGE_OF_AUTHENTICATION.page());
    }
}
