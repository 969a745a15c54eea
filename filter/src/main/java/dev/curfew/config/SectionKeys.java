package dev.curfew.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The keys of one section. Reports each that does not belong, or stands there twice, and notes where the others are. */
final class SectionKeys {

    private final Document document;
    private final String path;
    private final String schema;
    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * One key.
     *
     * @param position of the key
     * @param value what stands behind it
     */
    record Entry(Position position, Node value) {}

    /**
     * @param path of the section, with indexes
     * @param schema the path as the vocabulary knows it
     */
    SectionKeys(Document document, String path, String schema) {
        this.document = document;
        this.path = path;
        this.schema = schema;
    }

    /** Takes every key; false if one of them does not belong here. */
    boolean addAll(MappingNode node) {
        boolean known = true;
        for (NodeTuple tuple : node.getValue()) {
            known &= add(tuple.getKeyNode(), tuple.getValueNode());
        }
        return known;
    }

    private boolean add(Node key, Node value) {
        String word = key instanceof ScalarNode scalar && !scalar.getValue().isEmpty() ? scalar.getValue() : "?";
        Position at = document.faults().at(key.getStartMark());
        if (!SettingNames.words(schema).contains(word)) {
            new UnknownKey(document.faults(), path, schema, word, at).report();
            return false;
        }
        Entry first = entries.putIfAbsent(word, new Entry(at, value));
        if (first == null) {
            boolean single = Setting.isSetting(SettingNames.join(schema, word));
            document.sources()
                    .put(
                            SettingNames.join(path, word),
                            single ? document.faults().at(value.getStartMark()) : at);
        } else {
            document.faults()
                    .add(new Fault(
                            FaultCode.DUPLICATE_SETTING,
                            at,
                            SettingNames.join(path, word),
                            "written again",
                            "each setting once in its section",
                            "remove one: it is on line " + first.position().line() + " already"));
        }
        return true;
    }

    /** The first of this name, or null. */
    @Nullable
    Entry get(String word) {
        return entries.get(word);
    }
}
