package dev.curfew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.curfew.browser.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the header {@code Curfew-Remaining} says; whole seconds. */
record Remaining(long idle, long absolute) {

    private static final Pattern WORDS = Pattern.compile("idle=(\\d+), absolute=(\\d+)");

    static Remaining on(Page page) {
        Matcher remaining = WORDS.matcher(page.header("Curfew-Remaining").orElse("nothing"));
        assertThat(remaining.matches()).as(page.headers().toString()).isTrue();
        return new Remaining(Long.parseLong(remaining.group(1)), Long.parseLong(remaining.group(2)));
    }
}
