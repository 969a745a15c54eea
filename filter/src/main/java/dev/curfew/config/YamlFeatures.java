package dev.curfew.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Refuses the YAML that hides what a value is or where it comes from. Looks at events one by one, before anything is built. */
final class YamlFeatures {

    /** The key that merges another section, where YAML 1.1 is spoken. */
    static final String MERGE = "<<";

    private static final int DEEPEST = 20;

    private final Faults faults;
    private int depth;
    private int documents;
    private boolean merging;

    YamlFeatures(Faults faults) {
        this.faults = faults;
    }

    /** Looks at an event; false if what follows does not matter. */
    boolean allow(Event event) {
        if (event instanceof NodeEvent node) {
            check(node);
        } else if (event instanceof DocumentStartEvent && ++documents > 1) {
            add(event, "a second document", "put everything into one document, without --- between");
            return false;
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        }
        if (isTooDeep()) {
            add(event, "more than " + DEEPEST + " levels", "write it flat: no setting is nested so deep");
        }
        return !isTooDeep();
    }

    /** Whether nothing should be built of the events so far. */
    boolean isTooDeep() {
        return depth > DEEPEST;
    }

    private void check(NodeEvent event) {
        boolean merged = merging;
        merging = false;
        if (event instanceof AliasEvent) {
            if (!merged) {
                add(event, "an alias (*)", "repeat the value, or quote it if it starts with *");
            }
            return;
        }
        if (event.getAnchor().isPresent()) {
            add(event, "an anchor (&)", "remove it, or quote the value if it starts with &");
        }
        if (tag(event).isPresent()) {
            add(event, "a tag (!)", "remove it, or quote the value if it starts with !");
        }
        if (event instanceof CollectionStartEvent) {
            depth++;
        }
        if (event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals(MERGE)) {
            merging = true;
            add(event, "a merge (<<)", "write out what it would merge");
        }
    }

    private static Optional<String> tag(NodeEvent event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    }

    private void add(Event event, String found, String remedy) {
        faults.add(new Fault(
                FaultCode.YAML_FEATURE,
                faults.at(event.getStartMark()),
                "file",
                found,
                "plain YAML: sections, lists and values",
                remedy));
    }
}
