package dev.curfew.html;

import dev.curfew.http.SentField;
import dev.curfew.http.SentForm;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Shows the fields of a sent form as a table, with long values folded and secrets as dots. All text is escaped here,
 * and set apart from the page's own direction of writing.
 *
 * @since 0.1
 */
public final class SentFormTable {

    private static final int LONG = 120;
    private static final String DOTS = "\u2022".repeat(8);
    private static final Pattern SECRET =
            Pattern.compile("passw|passphrase|kennwort|pwd|secret|token|csrf|xsrf|credential|cvc|cvv|nonce");

    private final SentForm form;
    private final Words words;

    /**
     * What the table says besides what was sent.
     *
     * @param field the heading of names
     * @param value the heading of values
     * @param noFile where no file was chosen
     */
    public record Words(String field, String value, String noFile) {}

    /** A table of the fields of a form. */
    public SentFormTable(SentForm form, Words words) {
        this.form = form;
        this.words = words;
    }

    String html() {
        StringBuilder html = new StringBuilder("<table><thead><tr><th scope=\"col\">")
                .append(Html.escape(words.field))
                .append("</th><th scope=\"col\">")
                .append(Html.escape(words.value))
                .append("</th></tr></thead><tbody>");
        for (SentField field : form.fields()) {
            String name = form.legible(field.name());
            html.append("<tr><th scope=\"row\">").append(bdi(name)).append("</th><td>");
            append(html, field, name);
            html.append("</td></tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    private void append(StringBuilder html, SentField field, String name) {
        String value = form.legible(field.value());
        if (field.isFile() && value.isEmpty()) {
            html.append(Html.escape(words.noFile));
        } else if (!field.isFile()
                && SECRET.matcher(name.toLowerCase(Locale.ROOT)).find()) {
            html.append(DOTS);
        } else if (value.length() <= LONG) {
            html.append(bdi(value));
        } else {
            html.append("<details><summary>")
                    .append(bdi(shortened(value)))
                    .append("</summary>")
                    .append(bdi(value))
                    .append("</details>");
        }
    }

    private static String shortened(String value) {
        int end = Character.isHighSurrogate(value.charAt(LONG - 1)) ? LONG - 1 : LONG;
        return value.substring(0, end) + "\u2026";
    }

    private static String bdi(String text) {
        return "<bdi>" + Html.escape(text) + "</bdi>";
    }
}
