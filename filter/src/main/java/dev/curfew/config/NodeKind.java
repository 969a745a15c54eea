package dev.curfew.config;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What people call a piece of YAML. Never its content, which may be a secret in the wrong place. */
final class NodeKind {

    private NodeKind() {}

    static String of(Node node) {
        if (isNothing(node)) {
            return "nothing";
        }
        if (node instanceof MappingNode) {
            return "a section";
        }
        return node instanceof SequenceNode ? "a list" : "a single value";
    }

    /** A value that is left out, or a section without settings. */
    static boolean isNothing(Node node) {
        if (node instanceof ScalarNode scalar) {
            String value = scalar.getValue();
            return value.isBlank() || (scalar.isPlain() && (value.equals("~") || value.equalsIgnoreCase("null")));
        }
        return node instanceof MappingNode mapping && mapping.getValue().isEmpty();
    }

    /** What to say where something else belongs. */
    static Fault fault(Position position, String path, Node node, String expected) {
        return isNothing(node)
                ? new Fault(
                        FaultCode.MISSING_SETTING,
                        position,
                        path,
                        of(node),
                        expected,
                        "write its settings below it, or remove it")
                : new Fault(FaultCode.WRONG_TYPE, position, path, of(node), expected, "indent its settings below it");
    }
}
