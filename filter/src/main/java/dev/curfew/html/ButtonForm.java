package dev.curfew.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form with entries and buttons, without input fields: it posts the value of the pressed button and its hidden
 * fields. All text is escaped here. Not thread-safe.
 *
 * @since 0.1
 */
public final class ButtonForm {

    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder entries = new StringBuilder();
    private final StringBuilder buttons = new StringBuilder();
    private final String location;
    private int count;

    /**
     * A button.
     *
     * @param name the field that it posts
     * @param value the field's value
     * @param text what stands on it
     */
    public record Button(String name, String value, String text) {}

    private ButtonForm(String location) {
        this.location = location;
    }

    /** A form that posts to this location. */
    public static ButtonForm to(String location) {
        return new ButtonForm(location);
    }

    /** Posts this field with every button. */
    public ButtonForm keeping(String name, String value) {
        fields.append("<input type=\"hidden\" name=\"")
                .append(Html.escape(name))
                .append("\" value=\"")
                .append(Html.escape(value))
                .append("\">");
        return this;
    }

    /** Adds an entry; its button is described by its heading, since the buttons of all entries say the same. */
    public ButtonForm entry(String heading, List<String> lines, @Nullable Button button) {
        String id = "entry-" + ++count;
        entries.append("<li><h2 id=\"")
                .append(id)
                .append("\">")
                .append(Html.escape(heading))
                .append("</h2>");
        lines.forEach(line -> entries.append("<p>").append(Html.escape(line)).append("</p>"));
        if (button != null) {
            append(entries, button, " aria-describedby=\"" + id + "\"");
        }
        entries.append("</li>");
        return this;
    }

    /** Adds a button below the entries. */
    public ButtonForm button(Button button) {
        append(buttons, button, "");
        return this;
    }

    private static void append(StringBuilder html, Button button, String attributes) {
        html.append("<button name=\"")
                .append(Html.escape(button.name))
                .append("\" value=\"")
                .append(Html.escape(button.value))
                .append('"')
                .append(attributes)
                .append('>')
                .append(Html.escape(button.text))
                .append("</button>");
    }

    String html() {
        return "<form method=\"post\" action=\"" + Html.escape(location) + "\">" + fields + "<ul>" + entries + "</ul>"
                + (buttons.isEmpty() ? "" : "<p>" + buttons + "</p>") + "</form>";
    }
}
