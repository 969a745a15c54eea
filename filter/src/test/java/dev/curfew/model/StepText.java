package dev.curfew.model;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Steps as text, one a line: the name, then the values. */
final class StepText {

    private StepText() {}

    static String write(Step step) {
        return Arrays.stream(step.getClass().getRecordComponents())
                .map(component -> value(component, step))
                .collect(Collectors.joining(" ", step.getClass().getSimpleName() + " ", ""))
                .trim();
    }

    private static String value(RecordComponent component, Step step) {
        try {
            return String.valueOf(component.getAccessor().invoke(step));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Step read(String line) {
        List<String> words = List.of(line.trim().split(" +", -1));
        for (Class<?> type : Step.class.getPermittedSubclasses()) {
            if (type.getSimpleName().equals(words.get(0))) {
                return read(type, words.subList(1, words.size()));
            }
        }
        throw new IllegalArgumentException("no such step: " + line);
    }

    private static Step read(Class<?> type, List<String> words) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = parse(types[i], words.get(i));
        }
        try {
            return (Step) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalArgumentException(type.getSimpleName() + " " + words, fault);
        }
    }

    private static Object parse(Class<?> type, String word) {
        if (type == int.class) {
            return Integer.valueOf(word);
        }
        if (type == long.class) {
            return Long.valueOf(word);
        }
        if (type == boolean.class) {
            return Boolean.valueOf(word);
        }
        if (type == String.class) {
            return word;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
