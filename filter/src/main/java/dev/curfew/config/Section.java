package dev.curfew.config;

import dev.curfew.config.SectionKeys.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A cursor over one section of the file. Reports every key that does not belong when it is made; values when they are read. */
final class Section {

    private final Document document;
    private final String path;
    private final String schema;
    private final Position position;
    private final SectionKeys keys;
    private boolean strange;

    /** {@code rules[3].when} is described as {@code rules[].when}. */
    private Section(Document document, String path, String schema, Position position) {
        this.document = document;
        this.path = path;
        this.schema = schema;
        this.position = position;
        this.keys = new SectionKeys(document, path, schema);
    }

    /** The top of the file. */
    static Section top(Document document, MappingNode node) {
        return new Section(
                        document,
                        SettingNames.TOP,
                        SettingNames.TOP,
                        document.faults().at(0, 0))
                .with(node);
    }

    private Section with(MappingNode node) {
        strange = !keys.addAll(node);
        return this;
    }

    /** Whether there were keys that do not belong here: what they were meant to say is unknown. */
    boolean isStrange() {
        return strange;
    }

    /** Where it is in the file, with indexes. */
    String path() {
        return path;
    }

    boolean has(Setting setting) {
        return has(setting.word());
    }

    /** Whether there is a setting or a section of this name. */
    boolean has(String word) {
        return keys.get(word) != null;
    }

    /** Whether a setting that is written has a list. */
    boolean isList(Setting setting) {
        Entry entry = keys.get(setting.word());
        return entry != null && entry.value() instanceof SequenceNode;
    }

    /** The section below a word; empty if it is not written, so that what it must contain is found missing. */
    Section section(String word) {
        String name = SettingNames.join(path, word);
        Entry entry = keys.get(word);
        if (entry == null) {
            return new Section(document, name, SettingNames.join(schema, word), position);
        }
        Section section = new Section(document, name, SettingNames.join(schema, word), entry.position());
        if (entry.value() instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return section.with(mapping);
        }
        section.strange = true;
        document.faults().excuse(name);
        refuse(name, entry.value(), "a section");
        return section;
    }

    /** The sections of a list; none if it is not written. */
    List<Section> sections(String word) {
        List<Section> sections = new ArrayList<>();
        Entry entry = keys.get(word);
        if (entry == null) {
            return sections;
        }
        String name = SettingNames.join(path, word);
        if (!(entry.value() instanceof SequenceNode sequence)) {
            refuse(name, entry.value(), "a list of sections");
            return sections;
        }
        String schemaOfMembers = SettingNames.join(schema, word) + "[]";
        for (Node node : sequence.getValue()) {
            String member = name + "[" + sections.size() + "]";
            Section section = new Section(
                    document, member, schemaOfMembers, document.faults().at(node.getStartMark()));
            document.sources().put(member, section.position);
            if (node instanceof MappingNode mapping) {
                section.with(mapping);
            } else {
                section.strange = true;
                document.faults().excuse(member);
                refuse(member, node, "a section");
            }
            sections.add(section);
        }
        return sections;
    }

    private void refuse(String name, Node node, String expected) {
        document.faults().add(NodeKind.fault(document.faults().at(node.getStartMark()), name, node, expected));
    }

    /** The value; its default if it is not written; null if it has none, and after a fault. */
    <T> @Nullable T read(Setting setting, Notation<T> notation) {
        Entry entry = keys.get(setting.word());
        if (entry != null) {
            return scalar(setting, entry.value()).read(notation);
        }
        List<T> fallback = fallback(setting, notation);
        return fallback.isEmpty() ? null : fallback.get(0);
    }

    /** A value that is only ever shown: as it is written, if it came by reference. Null if it is not written, and after a fault. */
    @Nullable
    String readShown(Setting setting, Notation<String> notation) {
        Entry entry = keys.get(setting.word());
        return entry == null
                ? read(setting, notation)
                : scalar(setting, entry.value()).readShown(notation);
    }

    /** The values of a setting that takes one or several; empty if it has no default, and after a fault. */
    <T> List<T> readAll(Setting setting, Notation<T> notation) {
        Entry entry = keys.get(setting.word());
        if (entry == null) {
            return fallback(setting, notation);
        }
        List<T> values = new ArrayList<>();
        if (entry.value() instanceof SequenceNode sequence) {
            readMembers(setting, sequence, notation, values);
        } else {
            T value = scalar(setting, entry.value()).read(notation);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private <T> void readMembers(Setting setting, SequenceNode sequence, Notation<T> notation, List<T> values) {
        if (sequence.getValue().isEmpty()) {
            refuse(setting, FaultCode.MISSING_SETTING, "write at least one value, or remove the line");
        }
        int index = 0;
        for (Node node : sequence.getValue()) {
            T value = member(setting, index++, node).read(notation);
            if (value != null) {
                values.add(value);
            }
        }
    }

    private <T> List<T> fallback(Setting setting, Notation<T> notation) {
        if (setting.isRequired()) {
            refuseMissing(setting);
        }
        return setting.fallback(notation);
    }

    private void refuseMissing(Setting setting) {
        String name = SettingNames.join(path, setting.word());
        if (!document.faults().isExcused(name)) {
            document.faults()
                    .add(new Fault(
                            FaultCode.MISSING_SETTING,
                            position,
                            name,
                            "not written",
                            setting.expected(),
                            "write it: it has no default"));
        }
    }

    /** Adds a fault about a value that is written here, after it has been read. */
    void refuse(Setting setting, FaultCode code, String remedy) {
        Entry entry = keys.get(setting.word());
        if (entry != null) {
            scalar(setting, entry.value()).refuse(code, remedy);
        }
    }

    /** Adds a fault about a section below this one. */
    void refuse(String word, FaultCode code, String found, String expected, String remedy) {
        Entry entry = keys.get(word);
        Position at = entry == null ? position : entry.position();
        document.faults().add(new Fault(code, at, SettingNames.join(path, word), found, expected, remedy));
    }

    /** A warning about a value that is written here. */
    Warning warning(Setting setting, WarningCode code, String expected, String remedy) {
        Entry entry = keys.get(setting.word());
        return entry == null
                ? new Warning(code, position, SettingNames.join(path, setting.word()), "not written", expected, remedy)
                : scalar(setting, entry.value()).warning(code, expected, remedy);
    }

    /** A warning about one of several values that are written here, counted from 0. */
    Warning warning(Setting setting, int index, WarningCode code, String expected, String remedy) {
        Entry entry = keys.get(setting.word());
        if (entry == null || !(entry.value() instanceof SequenceNode sequence)) {
            return warning(setting, code, expected, remedy);
        }
        return member(setting, index, sequence.getValue().get(index)).warning(code, expected, remedy);
    }

    /** A warning about a section below this one. */
    Warning warning(String word, WarningCode code, String expected, String remedy) {
        Entry entry = keys.get(word);
        Position at = entry == null ? position : entry.position();
        return new Warning(code, at, SettingNames.join(path, word), "a section", expected, remedy);
    }

    /** Adds a fault about the section as a whole. */
    void refuse(FaultCode code, String found, String expected, String remedy) {
        document.faults().add(new Fault(code, position, path, found, expected, remedy));
    }

    private Scalar member(Setting setting, int index, Node node) {
        String name = SettingNames.join(path, setting.word()) + "[" + index + "]";
        return new Scalar(document, setting, name, node);
    }

    private Scalar scalar(Setting setting, Node node) {
        return new Scalar(document, setting, SettingNames.join(path, setting.word()), node);
    }
}
