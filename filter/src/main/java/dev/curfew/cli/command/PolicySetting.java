package dev.curfew.cli.command;

import dev.curfew.config.Provenance;
import dev.curfew.policy.Access;
import dev.curfew.policy.Binding;
import dev.curfew.policy.Effect;
import dev.curfew.policy.Limits;
import dev.curfew.policy.Preflight;
import dev.curfew.policy.Ruling;
import dev.curfew.policy.Terms;
import dev.curfew.text.KebabCase;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A setting of rules, by its name in {@code curfew.yaml}. */
public enum PolicySetting {
    IDLE,
    ABSOLUTE,
    WARN,
    RESUME_WITHIN,
    REAUTHENTICATION,
    MAX_SESSIONS,
    AT_LIMIT,
    BINDING,
    ACCESS,
    PREFLIGHT,
    ACTIVITY,
    REAUTHENTICATE_AFTER,
    ACR;

    /** What whole sessions are held to. */
    public static final List<PolicySetting> OF_SESSIONS =
            List.of(IDLE, ABSOLUTE, WARN, RESUME_WITHIN, REAUTHENTICATION, MAX_SESSIONS, AT_LIMIT, BINDING);

    /** What single requests are held to. An absolute timeout there asks for a younger authentication. */
    public static final List<PolicySetting> OF_REQUESTS =
            List.of(ACCESS, PREFLIGHT, ACTIVITY, IDLE, REAUTHENTICATE_AFTER, ACR);

    private static final String NOTHING = "-";

    /** The word in {@code curfew.yaml}. */
    public String word() {
        return KebabCase.of(this);
    }

    /** What an effect says about it, or null; what came by reference as it is written. */
    @Nullable
    public String in(Effect effect, Provenance provenance) {
        return switch (this) {
            case IDLE -> limit(effect.idle());
            case ABSOLUTE -> limit(effect.absolute());
            case WARN -> effect.warn() == 0 ? null : Limits.inWords(effect.warn());
            case RESUME_WITHIN -> limit(effect.resumeWithin());
            case REAUTHENTICATION -> constant(effect.reauthentication());
            case MAX_SESSIONS ->
                effect.maxSessions() == Effect.UNLIMITED ? null : Integer.toString(effect.maxSessions());
            case AT_LIMIT -> constant(effect.atLimit());
            case BINDING -> effect.binding() == null ? null : words(effect.binding());
            case ACCESS -> effect.access() == null ? null : words(effect.access(), provenance);
            case PREFLIGHT -> constant(effect.preflight());
            case ACTIVITY -> constant(effect.activity());
            case REAUTHENTICATE_AFTER -> limit(effect.reauthenticateAfter());
            case ACR -> effect.acr() == null ? null : words(effect.acr(), provenance);
        };
    }

    /** What holds for a session. */
    public String in(Terms terms) {
        Limits limits = terms.limits();
        return switch (this) {
            case IDLE -> Limits.inWords(limits.idle());
            case ABSOLUTE -> Limits.inWords(limits.absolute());
            case WARN -> Limits.inWords(limits.warn());
            case RESUME_WITHIN -> Limits.inWords(limits.resumeWithin());
            case REAUTHENTICATION -> String.valueOf(constant(terms.reauthentication()));
            case MAX_SESSIONS ->
                terms.maxSessions() == Effect.UNLIMITED ? "none" : Integer.toString(terms.maxSessions());
            case AT_LIMIT -> String.valueOf(constant(terms.atLimit()));
            case BINDING -> words(terms.binding());
            case ACCESS, PREFLIGHT, ACTIVITY, REAUTHENTICATE_AFTER, ACR -> NOTHING;
        };
    }

    /** What holds for a request; what came by reference as it is written. */
    public String in(Ruling ruling, Provenance provenance) {
        return switch (this) {
            case ACCESS -> words(ruling.access(), provenance);
            case PREFLIGHT -> String.valueOf(constant(ruling.passesPreflights() ? Preflight.PASS : Preflight.ANSWER));
            case ACTIVITY -> String.valueOf(constant(ruling.activity()));
            case IDLE -> ruling.idle() == Limits.NONE ? NOTHING : Limits.inWords(ruling.idle());
            case REAUTHENTICATE_AFTER -> ruling.age() == Limits.NONE ? NOTHING : Limits.inWords(ruling.age());
            case ACR -> ruling.acr() == null ? NOTHING : words(ruling.acr(), provenance);
            case ABSOLUTE, WARN, RESUME_WITHIN, REAUTHENTICATION, MAX_SESSIONS, AT_LIMIT, BINDING -> NOTHING;
        };
    }

    private static @Nullable String limit(long millis) {
        return millis == Limits.NONE ? null : Limits.inWords(millis);
    }

    private static @Nullable String constant(@Nullable Enum<?> constant) {
        return constant == null ? null : KebabCase.of(constant);
    }

    private static String words(List<String> classes, Provenance provenance) {
        return classes.isEmpty()
                ? "nothing: the rules exclude each other"
                : classes.stream().map(provenance::shown).collect(Collectors.joining(" "));
    }

    private static String words(Access access, Provenance provenance) {
        List<Set<String>> roles = access.roles().stream()
                .map(set -> set.stream().map(provenance::shownRole).collect(Collectors.toSet()))
                .toList();
        return new Access(access.open(), roles).toString();
    }

    private static String words(Binding binding) {
        if (binding.isOff()) {
            return "off";
        }
        boolean address = binding.ipv4Bits() > 0 || binding.ipv6Bits() > 0;
        return (address ? "/" + binding.ipv4Bits() + ",/" + binding.ipv6Bits() : "")
                + (address && binding.userAgent() ? " and " : "")
                + (binding.userAgent() ? "user-agent" : "")
                + ", on-change " + constant(binding.onChange());
    }
}
