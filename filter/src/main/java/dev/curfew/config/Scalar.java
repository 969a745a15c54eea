package dev.curfew.config;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One value where it stands in the file. */
final class Scalar {

    private final Document document;
    private final Setting setting;
    private final String path;
    private final Node node;

    /** The path has indexes where the setting's has none. */
    Scalar(Document document, Setting setting, String path, Node node) {
        this.document = document;
        this.setting = setting;
        this.path = path;
        this.node = node;
    }

    /** The value, or null after a fault. */
    <T> @Nullable T read(Notation<T> notation) {
        if (NodeKind.isNothing(node)) {
            refuse(FaultCode.MISSING_SETTING, "write a value, or remove the line");
            return null;
        }
        if (!(node instanceof ScalarNode scalar)) {
            refuse(FaultCode.WRONG_TYPE, "write a single value");
            return null;
        }
        return resolve(scalar.getValue(), notation);
    }

    /** The value as it may be shown: as it is written, if it came by reference; or null after a fault. */
    @Nullable
    String readShown(Notation<String> notation) {
        String value = read(notation);
        String written = document.provenance().written(path);
        return value == null || written == null ? value : written;
    }

    private <T> @Nullable T resolve(String raw, Notation<T> notation) {
        String text;
        try {
            text = document.references().resolve(raw);
        } catch (InvalidValue fault) {
            refuse(fault.code(), fault.remedy());
            return null;
        }
        if (References.isIn(raw) && !setting.isSecret()) {
            document.provenance().note(path, text, raw);
        }
        try {
            return notation.read(text);
        } catch (InvalidValue fault) {
            refuse(fault.code(), References.isIn(raw) ? "correct the value that the reference gives" : fault.remedy());
            return null;
        }
    }

    /** Adds a fault about this value. */
    void refuse(FaultCode code, String remedy) {
        document.faults()
                .add(new Fault(
                        code, document.faults().at(node.getStartMark()), path, shown(), setting.expected(), remedy));
    }

    /** A warning about this value. */
    Warning warning(WarningCode code, String expected, String remedy) {
        return new Warning(code, document.faults().at(node.getStartMark()), path, shown(), expected, remedy);
    }

    private String shown() {
        if (!(node instanceof ScalarNode scalar) || NodeKind.isNothing(node)) {
            return NodeKind.of(node);
        }
        String raw = scalar.getValue();
        return setting.isSecret() && !References.isNothingElse(raw) ? "***" : raw;
    }
}
