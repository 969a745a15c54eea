package dev.curfew.text;

import java.util.Locale;

/**
 * The spelling of words in files, on the command line and in codes: lower case, with hyphens.
 *
 * @since 0.2
 */
public final class KebabCase {

    private KebabCase() {}

    /** The name of a constant, such as {@code absolute-end} for {@code ABSOLUTE_END}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of a component, such as {@code resume-within} for {@code resumeWithin}. */
    public static String of(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
