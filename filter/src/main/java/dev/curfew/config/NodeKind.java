package dev.curfew.config;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What people call a piece of YAML. Never its content, which may be a secret in the wrong place. */
final class NodeKind {

    private NodeKind() {}

    static String of(Node node) {
        if (node instanceof MappingNode) {
            return "a section";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return node instanceof ScalarNode scalar && Scalar.isNothing(scalar) ? "nothing" : "a single value";
    }
}
