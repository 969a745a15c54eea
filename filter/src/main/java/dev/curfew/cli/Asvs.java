package dev.curfew.cli;

import dev.curfew.policy.Effect;
import dev.curfew.policy.Figures;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** OWASP ASVS 5.0, chapter V7. */
final class Asvs {

    private static final String STANDARD = "OWASP ASVS 5.0, chapter V7";

    private Asvs() {}

    private static Requirement of(String id, String title, Function<Subject, Judgement> judge) {
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
                        "A sign-in gives a new token, and the old one is dead",
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
                        subject -> Subject.all(within(subject, Preset.OWASP_ASVS_L3), everywhereWithAcr(subject))),
                new Requirement(
                        standard,
                        "3.3.3",
                        "After a change of password users can end all other sessions",
                        Asvs::afterChange),
                new Requirement(standard, "3.3.4", "Users see and end their sessions", Asvs::otherSessions));
    }

    private static Judgement within(Subject subject, Preset preset) {
        Figures figures = preset.users();
        return Subject.all(
                subject.idleAtMost(figures.idle()), subject.absoluteAtMost(figures.absolute()), subject.credentials());
    }

    /** Only an {@code acr} proves a second factor, if the provider's class stands for one. */
    private static Judgement everywhereWithAcr(Subject subject) {
        Decided acr = subject.everybody().request(Part.ACR);
        return acr.winners().isEmpty()
                ? Judgement.notMet(
                        "no rule asks for an acr everywhere, so that nothing proves a second factor", List.of())
                : Judgement.met("acr " + acr.value() + " is asked for everywhere", acr.winners());
    }

    private static Judgement documented(Subject subject) {
        Preset preset = subject.preset().word().startsWith("nist") ? subject.preset() : Preset.NIST_AAL2;
        Figures figures = preset.users();
        Judgement idle = withReason(subject, Part.IDLE, figures.idle());
        Judgement absolute = withReason(subject, Part.ABSOLUTE, figures.absolute());
        return Subject.all(idle, absolute).and("measured by " + preset.word());
    }

    private static Judgement withReason(Subject subject, Part part, long most) {
        Judgement judgement = most == Limits.NONE
                ? Judgement.met(part.word() + " may be anything", subject.proof(part))
                : subject.atMost(subject.everybody(), part, most);
        return Judgement.metIf(
                judgement.isMet() || !subject.reasonFor(part).isEmpty(), judgement.because(), judgement.proofs());
    }

    private static Judgement sessionLimit(Subject subject) {
        int most = subject.terms().maxSessions();
        if (most != Effect.UNLIMITED) {
            String action = subject.everybody().session(Part.AT_LIMIT).value();
            return Judgement.met(
                    "max-sessions is " + most + ", at-limit " + action,
                    subject.proof(Part.MAX_SESSIONS, Part.AT_LIMIT));
        }
        List<Source> some = subject.rules(Part.MAX_SESSIONS, effect -> effect.maxSessions() != Effect.UNLIMITED);
        return Judgement.notMet(
                some.isEmpty()
                        ? "no rule says max-sessions"
                        : "max-sessions is not said for everybody: write it in a rule without when",
                some);
    }

    private static Judgement atProvider(Subject subject) {
        Source source = new Source(
                "timeouts.at-provider",
                "timeouts.at-provider",
                subject.sources().of("timeouts.at-provider"),
                "");
        return Judgement.metIf(
                        source.position() != null,
                        source.position() != null
                                ? "at-provider says it"
                                : "at-provider is left to its default: a decision is written",
                        List.of(source))
                .on("docs/explanation/what-ends-with-a-session.md");
    }

    private static Judgement randomTokens(Subject subject) {
        return subject.builtIn(Feature.RANDOM_TOKENS, "256 bits from a cryptographic generator for each session", "");
    }

    private static Judgement idle(Subject subject) {
        return Subject.all(limited(subject, Part.IDLE, subject.limits().idle()), subject.credentials());
    }

    private static Judgement absolute(Subject subject) {
        return Subject.all(limited(subject, Part.ABSOLUTE, subject.limits().absolute()), subject.credentials());
    }

    private static Judgement limited(Subject subject, Part part, long millis) {
        String words = part.word() + " is " + subject.everybody().session(part).value();
        return Judgement.metIf(millis != Limits.NONE, words, subject.proof(part));
    }

    private static Judgement endedStaysEnded(Subject subject) {
        return subject.builtIn(Feature.ENDED_STAYS_ENDED, "the old cookie opens nothing", "");
    }

    private static Judgement disabledAccount(Subject subject) {
        String until = subject.everybody().session(Part.ABSOLUTE).value();
        return subject.builtIn(
                Feature.BACK_CHANNEL_LOGOUT,
                "the provider says so by back-channel logout",
                "the sessions of a disabled account live until their limits, at the latest absolute " + until);
    }

    private static Judgement otherSessions(Subject subject) {
        return subject.builtIn(
                Feature.OTHER_SESSIONS,
                "/.curfew/session/others shows them, and ends them after a fresh sign-in",
                "users cannot end their other sessions");
    }

    private static Judgement afterChange(Subject subject) {
        Judgement judgement = otherSessions(subject);
        return judgement.isMet()
                ? Judgement.notOurs(
                        "/.curfew/session/others ends all others; whoever changes credentials has to lead there",
                        Feature.OTHER_SESSIONS.page())
                : judgement;
    }

    private static Judgement logout(Subject subject) {
        return subject.has(Feature.LOGOUT)
                ? Judgement.notOurs(
                        "the webapp has to show a link to /.curfew/logout on its pages", Feature.LOGOUT.page())
                : Judgement.notMet("not in this version: there is no way to sign out", List.of())
                        .on(Feature.LOGOUT.page());
    }

    private static Judgement reauthenticationByPath(Subject subject) {
        List<Source> rules =
                subject.rules(Part.REAUTHENTICATE_AFTER, effect -> effect.reauthenticateAfter() != Limits.NONE);
        return Judgement.metIf(
                !rules.isEmpty(),
                rules.isEmpty()
                        ? "no rule says reauthenticate-after: name the paths where e-mail, phone and credentials are changed"
                        : "reauthenticate-after is asked for; whether these are all such paths is yours to judge",
                rules);
    }

    private static Judgement furtherFactor(Subject subject) {
        List<Source> rules = subject.rules(Part.ACR, effect -> effect.acr() != null);
        return Judgement.metIf(
                !rules.isEmpty(),
                rules.isEmpty()
                        ? "no rule asks for an acr: name the paths and the class that stands for the factor"
                        : "an acr is asked for; whether these are all such paths, and what the class stands for, is yours to judge",
                rules);
    }

    private static Judgement providerAge(Subject subject) {
        Judgement limited = limited(subject, Part.ABSOLUTE, subject.limits().absolute());
        Judgement asked = subject.builtIn(
                Feature.AGE_OF_AUTHENTICATION,
                "it is sent as max_age, and auth_time is checked",
                "max_age is not sent");
        return Subject.all(limited, asked).on(Feature.AGE_OF_AUTHENTICATION.page());
    }
}
