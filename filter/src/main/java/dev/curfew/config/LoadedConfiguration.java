package dev.curfew.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that comes of reading a configuration without fault.
 *
 * @param settings what it says
 * @param administratorRoles who the numbers of presets for administrators are for
 * @param sources where each setting, section and rule is written, by path such as {@code timeouts.idle}, {@code rules[3]} and
 *     {@code rules[3].when.path}, in the order of the file
 * @param rules the path of what each rule of the policy comes from, by its name: {@code rules[3]} for a rule of the file,
 *     {@code timeouts.preset} or {@code rules[3].preset} for those of a preset
 * @param warnings what is probably not meant, at every door, in the order of the file
 * @param atHost what is probably not meant where the door is that of a whole host
 * @param provenance which of its texts came by reference
 * @since 0.1
 */
public record LoadedConfiguration(
        Settings settings,
        Set<String> administratorRoles,
        Map<String, Position> sources,
        Map<String, String> rules,
        List<Warning> warnings,
        List<Warning> atHost,
        Provenance provenance) {

    public LoadedConfiguration {
        administratorRoles = Set.copyOf(administratorRoles);
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        warnings = List.copyOf(warnings);
        atHost = List.copyOf(atHost);
    }

    /** A reading of settings that have no administrators, and nothing that came by reference. */
    public LoadedConfiguration(
            Settings settings,
            Map<String, Position> sources,
            Map<String, String> rules,
            List<Warning> warnings,
            List<Warning> atHost) {
        this(settings, Set.of(), sources, rules, warnings, atHost, new Provenance());
    }

    /**
     * What is probably not meant at one door, in the order of the file.
     *
     * @param mount the context path of a context; empty for a host
     */
    public List<Warning> warningsAt(String mount) {
        return mount.isEmpty()
                ? Stream.concat(warnings.stream(), atHost.stream())
                        .sorted(Warning.IN_FILE)
                        .toList()
                : warnings;
    }
}
