package dev.curfew.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Text to nodes that know their places. Every value stays the text that was written: no schema turns {@code no} or {@code 1:30} into something else. */
final class YamlReader {

    private final Faults faults;
    private final LoadSettings settings = LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setCodePointLimit(ConfigurationFile.LARGEST)
            .build();

    YamlReader(Faults faults) {
        this.faults = faults;
    }

    /** The top section, or null after a fault that leaves none. */
    @Nullable
    MappingNode read(String text) {
        if (text.length() > ConfigurationFile.LARGEST) {
            faults.add(ConfigurationFile.tooLarge(faults.whole()));
            return null;
        }
        List<Event> events = plainEvents(text);
        return events.isEmpty() ? null : compose(events, text);
    }

    /** Everything up to the end of the first document; nothing if nothing should be built of it. */
    private List<Event> plainEvents(String text) {
        List<Event> events = new ArrayList<>();
        YamlFeatures features = new YamlFeatures(faults);
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                events.add(event);
                if (!features.allow(event)) {
                    break;
                }
            }
            return features.isTooDeep() ? List.of() : events;
        } catch (YamlEngineException complaint) {
            faults.add(YamlSyntax.fault(complaint, text, faults));
            return List.of();
        }
    }

    private @Nullable MappingNode compose(List<Event> events, String text) {
        try {
            Iterator<Node> documents = new Composer(settings, new RecordedEvents(events));
            return documents.hasNext() ? section(documents.next()) : refuseEmpty();
        } catch (YamlEngineException complaint) {
            if (faults.isEmpty()) {
                faults.add(YamlSyntax.fault(complaint, text, faults));
            }
            return null;
        }
    }

    private @Nullable MappingNode section(Node node) {
        if (NodeKind.isNothing(node)) {
            return refuseEmpty();
        }
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        faults.add(new Fault(
                FaultCode.WRONG_TYPE,
                faults.at(node.getStartMark()),
                "file",
                NodeKind.of(node),
                "sections: " + String.join(", ", SettingNames.words(SettingNames.TOP)),
                "start with oidc: and timeouts:, each on its own line"));
        return null;
    }

    private @Nullable MappingNode refuseEmpty() {
        faults.add(new Fault(
                FaultCode.FILE_EMPTY,
                faults.whole(),
                "file",
                "no setting",
                "at least oidc and timeouts",
                "start from the example in docs/reference/settings.md"));
        return null;
    }
}
