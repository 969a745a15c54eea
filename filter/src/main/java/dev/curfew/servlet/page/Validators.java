package dev.curfew.servlet.page;

import java.util.Enumeration;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags of pages that have the script's tag in them: another body, so another tag (RFC 9110, 8.8.3). Immutable.
 *
 * @param mark ends the application's own tag, and changes with what is written into pages
 */
record Validators(String mark) {

    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    /** The application's tag as browsers get it. */
    String marked(String tag) {
        return tag.endsWith("\"") ? tag.substring(0, tag.length() - 1) + mark + "\"" : tag + mark;
    }

    /** Of the tags that a browser has, those that came from here, as the application knows them; null if there is none. */
    @Nullable
    String unmarked(Enumeration<String> tags) {
        StringBuilder known = new StringBuilder();
        while (tags.hasMoreElements()) {
            Matcher each = ENTITY_TAG.matcher(tags.nextElement());
            each.results().filter(this::isMarked).forEach(tag -> known.append(known.isEmpty() ? "" : ", ")
                    .append(unmarked(tag)));
        }
        return known.isEmpty() ? null : known.toString();
    }

    private boolean isMarked(MatchResult tag) {
        return tag.group(2).endsWith(mark);
    }

    private String unmarked(MatchResult tag) {
        String opaque = tag.group(2);
        return (tag.group(1) == null ? "" : tag.group(1)) + "\"" + opaque.substring(0, opaque.length() - mark.length())
                + "\"";
    }
}
