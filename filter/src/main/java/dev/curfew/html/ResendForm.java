package dev.curfew.html;

import dev.curfew.http.FormCharset;
import dev.curfew.http.SentField;
import dev.curfew.http.SentForm;

/**
 * A form that makes a browser send a kept form again, without a script, to its original address. Browsers write every
 * line break as CR LF, as they did the first time; files have to be chosen again. All text is escaped here.
 *
 * @since 0.1
 */
public final class ResendForm {

    private final String location;
    private final SentForm form;
    private final Words words;

    /**
     * What stands on it.
     *
     * @param send the button
     * @param chooseAgain before the name of a file that has to be chosen again
     */
    public record Words(String send, String chooseAgain) {}

    /**
     * A form that posts to this location.
     *
     * @param form what it sends
     */
    public ResendForm(String location, SentForm form, Words words) {
        this.location = location;
        this.form = form;
        this.words = words;
    }

    /** Browsers would fill in what they last had there, were it not for {@code autocomplete}. */
    String html() {
        FormCharset carrier = form.carrier();
        StringBuilder html = new StringBuilder("<form method=\"post\" action=\"")
                .append(Html.escape(location))
                .append("\" enctype=\"")
                .append(form.encoding().type())
                .append("\" accept-charset=\"")
                .append(carrier.label())
                .append("\" autocomplete=\"off\">");
        int files = 0;
        for (SentField field : form.fields()) {
            String name = attribute(carrier.text(field.name()));
            if (field.isFile()) {
                appendFile(html, name, field, ++files);
            } else if (field.name().equalsIgnoreCase("_charset_")) {
                html.append("<textarea hidden name=\"").append(name).append("\">\n");
                html.append(attribute(carrier.text(field.value()))).append("</textarea>");
            } else {
                html.append("<input type=\"hidden\" name=\"").append(name).append("\" value=\"");
                html.append(attribute(carrier.text(field.value()))).append("\">");
            }
        }
        return html.append("<p><button>")
                .append(Html.escape(words.send))
                .append("</button></p></form>")
                .toString();
    }

    /** Where no file was chosen there was a part without a file name, and will be again. */
    private void appendFile(StringBuilder html, String name, SentField field, int number) {
        if (field.value().isEmpty()) {
            html.append("<input type=\"file\" hidden name=\"").append(name).append("\">");
            return;
        }
        String id = "file-" + number;
        html.append("<p><label for=\"")
                .append(id)
                .append("\">")
                .append(Html.escape(words.chooseAgain))
                .append(" <bdi>")
                .append(Html.escape(form.legible(field.value())))
                .append("</bdi></label><input type=\"file\" required id=\"")
                .append(id)
                .append("\" name=\"")
                .append(name)
                .append("\"></p>");
    }

    /** Readers of HTML take a carriage return that is not written as a reference for a line feed (HTML, 13.2.3.5). */
    private static String attribute(String text) {
        return Html.escape(text).replace("\r", "&#13;").replace("\n", "&#10;");
    }
}
