package dev.curfew.cli.command;

import dev.curfew.config.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rule or setting that sets a value, and its place in the file.
 *
 * @param name the rule's name, or the path of a setting
 * @param path the path of what is written there
 * @param position where it is written, or null for a default
 * @param said what is said there
 */
public record Source(String name, String path, @Nullable Position position, String said) {

    /** As people read it. */
    public String inWords() {
        return name + (position == null ? ", by default" : " (line " + position.line() + ")");
    }

    /** As scripts read it. */
    public Map<String, Object> asData() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("setting", path);
        data.put("line", position == null ? null : position.line());
        data.put("column", position == null ? null : position.column());
        if (!said.isEmpty()) {
            data.put("says", said);
        }
        return data;
    }
}
