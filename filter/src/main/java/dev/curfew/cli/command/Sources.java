package dev.curfew.cli.command;

import dev.curfew.config.LoadedConfiguration;
import dev.curfew.config.Position;
import dev.curfew.config.Provenance;
import dev.curfew.policy.Rule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where in the file things are said. */
public final class Sources {

    private static final String TIMEOUTS = "timeouts.";
    private static final String PRESET = "timeouts.preset";

    private final Map<String, Position> positions;
    private final Map<String, String> rules;
    private final Provenance provenance;

    public Sources(LoadedConfiguration loaded) {
        this.positions = loaded.sources();
        this.rules = loaded.rules();
        this.provenance = loaded.provenance();
    }

    /** What came by reference. */
    public Provenance provenance() {
        return provenance;
    }

    /** Where a setting is written, or null if it is not. */
    @Nullable
    public Position of(String path) {
        return positions.get(path);
    }

    /** What {@code timeouts} says about a setting, by itself, by its preset or by leaving the default. */
    public Source ofTimeouts(PolicySetting part, String said) {
        String path = TIMEOUTS + part.word();
        Position written = of(path);
        if (written != null) {
            return new Source(path, path, written, said);
        }
        Position preset = of(PRESET);
        return preset != null && (part == PolicySetting.IDLE || part == PolicySetting.ABSOLUTE)
                ? new Source(PRESET, PRESET, preset, said)
                : new Source(path, path, null, said);
    }

    /** Where a rule is: that of a preset is where the preset is named. */
    public Source of(Rule rule) {
        String path = rules.getOrDefault(rule.name(), rule.name());
        return new Source(rule.name(), path, of(path), "");
    }

    /** Where a rule says something. */
    public Source of(Rule rule, PolicySetting part, String said) {
        return of(rule, part.word(), said);
    }

    /** Where a rule has a setting. */
    public Source of(Rule rule, String setting, String said) {
        Source whole = of(rule);
        String path = whole.path() + "." + setting;
        Position written = of(path);
        return written == null
                ? new Source(whole.name(), whole.path(), whole.position(), said)
                : new Source(whole.name(), path, written, said);
    }
}
