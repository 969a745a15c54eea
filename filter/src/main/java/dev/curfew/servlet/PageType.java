package dev.curfew.servlet;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** What kind of a page an answer is. */
public enum PageType {
    /** {@code text/html} */
    HTML,
    /** {@code application/xhtml+xml} */
    XHTML,
    /** No page. */
    NONE;

    private static final String TEXT_HTML = "text/html";
    private static final String APPLICATION_XHTML = "application/xhtml+xml";

    public static PageType of(HttpServletResponse response) {
        @Nullable String type = response.getContentType();
        if (type == null) {
            return NONE;
        }
        if (is(TEXT_HTML, type)) {
            return HTML;
        }
        return is(APPLICATION_XHTML, type) ? XHTML : NONE;
    }

    /** Whether a {@code Content-Type} with its parameters is of this media type; white space may stand around it. */
    private static boolean is(String mediaType, String type) {
        int from = 0;
        while (from < type.length() && Character.isWhitespace(type.charAt(from))) {
            from++;
        }
        int end = type.indexOf(';');
        int to = end < 0 ? type.length() : end;
        while (to > from && Character.isWhitespace(type.charAt(to - 1))) {
            to--;
        }
        return to - from == mediaType.length() && type.regionMatches(true, from, mediaType, 0, mediaType.length());
    }
}
