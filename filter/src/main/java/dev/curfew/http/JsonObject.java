package dev.curfew.http;

import dev.curfew.text.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a flat JSON object of strings, numbers, booleans and nulls, in order.
 *
 * @since 0.1
 */
public final class JsonObject {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** An object of strings, in the order of the map. */
    public static JsonObject of(Map<String, String> strings) {
        JsonObject json = new JsonObject();
        json.members.putAll(strings);
        return json;
    }

    /** Adds a string, or null. */
    public JsonObject with(JsonMember member, @Nullable String value) {
        members.put(member.word(), value);
        return this;
    }

    /** Adds a number, or null. */
    public JsonObject with(JsonMember member, @Nullable Long value) {
        members.put(member.word(), value);
        return this;
    }

    /** Adds a truth. */
    public JsonObject with(JsonMember member, boolean value) {
        members.put(member.word(), value);
        return this;
    }

    /** A JSON string, which is a string of JavaScript too. */
    public static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2);
        quote(json, text);
        return json.toString();
    }

    /** A JSON array of objects. */
    public static String array(List<JsonObject> objects) {
        return objects.stream().map(JsonObject::toString).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public String toString() {
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> {
            json.append(json.length() == 1 ? "" : ",");
            quote(json, name);
            json.append(':');
            if (value instanceof String text) {
                quote(json, text);
            } else {
                json.append(value);
            }
        });
        return json.append('}').toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c == '<' || c == '>' || c == '&' || !Printable.isPrintable(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
