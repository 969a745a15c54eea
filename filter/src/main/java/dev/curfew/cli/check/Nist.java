package dev.curfew.cli.check;

import dev.curfew.cli.command.PolicySetting;
import dev.curfew.cli.command.Source;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preset;
import dev.curfew.policy.PresetLimits;
import java.util.List;
import java.util.function.Function;

/** NIST SP 800-63B-4. */
final class Nist {

    private static final String STANDARD = "NIST SP 800-63B-4";

    private Nist() {}

    private static Requirement of(String id, String title, Function<PolicyUnderReview, Assessment> judge) {
        return new Requirement(STANDARD, id, title, judge);
    }

    static List<Requirement> requirements() {
        return List.of(
                of(
                        "2.1.3",
                        "AAL1: users authenticate again within 30 days",
                        subject ->
                                subject.absoluteAtMost(Preset.NIST_AAL1.users().absolute())),
                of(
                        "2.2.3",
                        "AAL2: users authenticate again within 24 hours, and after an hour of inactivity",
                        subject -> within(subject, Preset.NIST_AAL2)),
                of(
                        "2.3.3",
                        "AAL3: users authenticate again within 12 hours, and after 15 minutes of inactivity",
                        subject ->
                                within(subject, Preset.NIST_AAL3).and("the provider is responsible for its strength")),
                of(
                        "5.1 secret",
                        "The session secret is random, of at least 64 bits",
                        subject ->
                                subject.builtIn(Feature.RANDOM_TOKENS, "256 bits from a cryptographic generator", "")),
                of(
                        "5.1 end",
                        "The secret is invalid after logout and after the limits",
                        subject -> subject.builtIn(
                                Feature.ENDED_STAYS_ENDED, "the old cookie is refused, also when it is restored", "")),
                of("5.1 cookie", "The cookie goes over https only", Nist::cookie),
                of(
                        "5.1 requests",
                        "Requests that change something carry a verified session identifier",
                        Nist::requests),
                of("5.1.2", "Having a token does not count as the user being present", Nist::presence),
                of("5.2 end", "Either limit ends the session", Nist::eitherLimit),
                of(
                        "5.2 activity",
                        "Activity resets the inactivity clock only; reauthentication resets both",
                        subject ->
                                subject.builtIn(Feature.SERVER_CLOCK, "only a sign-in moves the absolute timeout", "")),
                of(
                        "5.2 reauthentication",
                        "After an end the relying party demands, and checks, reauthentication",
                        subject -> subject.credentials().on("docs/explanation/why-timeouts-do-not-hold.md")));
    }

    private static Assessment within(PolicyUnderReview subject, Preset preset) {
        PresetLimits figures = preset.users();
        return PolicyUnderReview.all(subject.idleAtMost(figures.idle()), subject.absoluteAtMost(figures.absolute()));
    }

    private static Assessment cookie(PolicyUnderReview subject) {
        boolean secure = subject.reading().settings().cookie().secure();
        Source source =
                new Source("cookie.secure", "cookie.secure", subject.sources().of("cookie.secure"), "");
        return Assessment.metIf(secure, "cookie.secure is " + secure, List.of(source))
                .on("docs/reference/headers-and-cookies.md");
    }

    private static Assessment requests(PolicyUnderReview subject) {
        return subject.has(Feature.LAX_COOKIE)
                ? Assessment.notOurs(
                        "the cookie is SameSite=Lax, so a POST from another site does not carry it; form tokens are the webapp's task",
                        Feature.LAX_COOKIE.page())
                : Assessment.notMet("requests of other sites carry the cookie", List.of());
    }

    private static Assessment presence(PolicyUnderReview subject) {
        return subject.builtIn(
                Feature.PRESENCE, "no token, and no provider response to a token, extends a session", "");
    }

    private static Assessment eitherLimit(PolicyUnderReview subject) {
        Limits limits = subject.limits();
        return Assessment.metIf(
                        limits.absolute() != Limits.NONE,
                        "idle is "
                                + subject.everybody()
                                        .session(PolicySetting.IDLE)
                                        .value() + ", absolute is "
                                + subject.everybody()
                                        .session(PolicySetting.ABSOLUTE)
                                        .value(),
                        subject.proof(PolicySetting.IDLE, PolicySetting.ABSOLUTE))
                .on("docs/explanation/time.md");
    }
}
