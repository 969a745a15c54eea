package dev.curfew.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The faults found so far, and the settings that are excused from being called missing because an earlier fault explains that. */
final class Faults {

    private final String file;
    private final List<Fault> found = new ArrayList<>();
    private final Set<String> excused = new HashSet<>();

    Faults(String file) {
        this.file = file;
    }

    void add(Fault fault) {
        found.add(fault);
    }

    /** Gives everything found to others. */
    void moveTo(Faults others) {
        found.forEach(others::add);
    }

    Position whole() {
        return Position.whole(file);
    }

    Position at(Optional<Mark> mark) {
        return mark.map(place -> at(place.getLine(), place.getColumn())).orElseGet(this::whole);
    }

    /** Both from 0, as YAML counts. */
    Position at(int line, int column) {
        return new Position(file, line + 1, column + 1);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** The setting, and everything below it, was meant somewhere else or is written wrongly: it is not missing. */
    void excuse(String path) {
        excused.add(path);
    }

    boolean isExcused(String path) {
        if (excused.contains(SettingNames.TOP)) {
            return true;
        }
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            if (excused.contains(path.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    void throwIfAny() throws ConfigurationException {
        if (!found.isEmpty()) {
            throw new ConfigurationException(found);
        }
    }
}
