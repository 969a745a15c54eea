package dev.curfew.config;

import dev.curfew.text.KebabCase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Values that are one of a few words. */
final class EnumValues {

    private static final List<String> YES = List.of("yes", "on", "1", "y");
    private static final List<String> NO = List.of("no", "off", "0", "n");
    private static final List<String> TRUE = List.of("true", "yes", "on", "1", "y");
    private static final List<String> FALSE = List.of("false", "no", "off", "0", "n", "none");
    private static final List<String> ON_OFF = List.of("off", "on");
    private static final List<String> LATER_STORES = List.of("disk", "cluster");

    private EnumValues() {}

    /** The word itself, if it is one of these. */
    static String of(List<String> words, String text) throws InvalidValue {
        if (words.contains(text)) {
            return text;
        }
        String nearest = SpellingSuggestion.of(text, words);
        throw new InvalidValue(
                FaultCode.UNKNOWN_VALUE,
                nearest == null ? "write " + String.join(" or ", words) : "did you mean " + nearest + "?");
    }

    /** The constants of an enum, in lower case, with hyphens. */
    static <E extends Enum<E>> Notation<E> of(Class<E> type) {
        E[] constants = type.getEnumConstants();
        List<String> words = Arrays.stream(constants).map(KebabCase::of).toList();
        return text -> constants[words.indexOf(of(words, text))];
    }

    /** Exactly {@code true} or {@code false}. */
    static boolean flag(String text) throws InvalidValue {
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            throw new InvalidValue(FaultCode.UNKNOWN_VALUE, "did you mean " + YES.contains(word) + "?");
        }
        return of(List.of("true", "false"), text).equals("true");
    }

    /** Exactly {@code on} or {@code off}. */
    static boolean onOrOff(String text) throws InvalidValue {
        String word = text.toLowerCase(Locale.ROOT);
        if (!ON_OFF.contains(text) && (TRUE.contains(word) || FALSE.contains(word))) {
            throw new InvalidValue(
                    FaultCode.UNKNOWN_VALUE, "did you mean " + (TRUE.contains(word) ? "on" : "off") + "?");
        }
        return of(ON_OFF, text).equals("on");
    }

    /** Where sessions are stored. */
    static String store(String text) throws InvalidValue {
        if (LATER_STORES.contains(text)) {
            throw new InvalidValue(
                    FaultCode.NOT_YET_SUPPORTED, "write memory: a later version of Curfew will take " + text);
        }
        return of(List.of("memory"), text);
    }
}
