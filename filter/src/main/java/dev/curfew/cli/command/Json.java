package dev.curfew.cli.command;

import dev.curfew.http.JsonObject;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON (RFC 8259) of maps, collections, texts, numbers, flags and nulls, indented for people. */
public final class Json {

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /** The value as a document, without the end of the last line. Map keys are texts; everything else is shown as text. */
    public static String of(@Nullable Object value) {
        Json json = new Json();
        json.write(value, "\n");
        return json.text.toString();
    }

    private void write(@Nullable Object value, String line) {
        if (value instanceof Map<?, ?> map) {
            writeMap(map, line);
        } else if (value instanceof Collection<?> list) {
            writeList(list, line);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            text.append(JsonObject.quoted(value.toString()));
        }
    }

    private void writeMap(Map<?, ?> map, String line) {
        String separator = line + INDENT;
        text.append('{');
        for (Map.Entry<?, ?> member : map.entrySet()) {
            text.append(separator);
            text.append(JsonObject.quoted(String.valueOf(member.getKey())));
            text.append(": ");
            write(member.getValue(), line + INDENT);
            separator = "," + line + INDENT;
        }
        text.append(map.isEmpty() ? "" : line).append('}');
    }

    private void writeList(Collection<?> list, String line) {
        String separator = line + INDENT;
        text.append('[');
        for (Object member : list) {
            text.append(separator);
            write(member, line + INDENT);
            separator = "," + line + INDENT;
        }
        text.append(list.isEmpty() ? "" : line).append(']');
    }
}
