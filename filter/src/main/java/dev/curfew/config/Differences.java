package dev.curfew.config;

import dev.curfew.text.KebabCase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which settings of a section differ, by their names in {@code curfew.yaml}. */
final class Differences {

    private Differences() {}

    static <R extends Record> List<String> of(String section, R one, R other) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            if (!Objects.equals(value(component, one), value(component, other))) {
                names.add(section + "." + KebabCase.of(component.getName()));
            }
        }
        return names;
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("a component that cannot be read: " + component, impossible);
        }
    }
}
