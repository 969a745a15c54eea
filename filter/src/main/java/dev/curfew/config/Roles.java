package dev.curfew.config;

import dev.curfew.policy.Access;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses {@code access}: the roles that have access. */
final class Roles {

    /** What a role begins with where other words could stand too. */
    static final String PREFIX = "role:";

    private static final List<String> WORDS = List.of("public", "authenticated");
    private static final Pattern ALMOST = Pattern.compile(
            "(?i)(?:(?:has)?role(?:s|_)?\\s*[:=(_\\s]|roles?:)\\s*['\"]?([^'\")]*)['\"]?\\)?", Pattern.UNICODE_CASE);

    private Roles() {}

    /** What one rule says, or null if it says nothing, and after a fault. */
    static @Nullable Access read(Section section) {
        if (!section.isList(Setting.RULES_ACCESS)) {
            return section.read(Setting.RULES_ACCESS, Roles::access);
        }
        Set<String> roles = new HashSet<>(section.readAll(Setting.RULES_ACCESS, Roles::role));
        return roles.isEmpty() ? null : Access.anyOf(roles);
    }

    private static Access access(String text) throws InvalidValue {
        if (text.equals("public")) {
            return Access.PUBLIC;
        }
        return text.equals("authenticated") ? Access.AUTHENTICATED : Access.anyOf(Set.of(role(text)));
    }

    private static String role(String text) throws InvalidValue {
        if (WORDS.contains(text)) {
            throw new InvalidValue(FaultCode.UNKNOWN_VALUE, "write it alone: only roles go into a list");
        }
        String name = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
        if (name.isBlank() || name.contains(PREFIX)) {
            throw new InvalidValue(FaultCode.UNKNOWN_VALUE, remedy(text));
        }
        return TextValues.role(name);
    }

    private static String remedy(String text) {
        Matcher almost = ALMOST.matcher(text);
        if (text.indexOf(',') >= 0 && text.contains(PREFIX)) {
            return "write a list: [role:A, role:B]";
        }
        if (almost.matches() && !almost.group(1).isBlank() && !almost.group(1).contains(PREFIX)) {
            return "did you mean role:" + almost.group(1).strip() + "?";
        }
        String nearest = SpellingSuggestion.of(text, WORDS);
        return nearest == null
                ? "write public, authenticated, or role: and the name of a role, such as role:" + example(text)
                : "did you mean " + nearest + "?";
    }

    private static String example(String text) {
        return text.matches("[\\w.-]{1,64}") ? text : "admin";
    }
}
