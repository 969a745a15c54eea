package dev.curfew.contract;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many things the collections hold that an object of ours reaches by way of others of ours. */
final class Footprint {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private int things;

    private Footprint() {}

    /** The sum of all sizes. */
    static int of(Object start) throws IllegalAccessException {
        Footprint footprint = new Footprint();
        footprint.visit(start);
        while (!footprint.open.isEmpty()) {
            footprint.look(footprint.open.pop());
        }
        return footprint.things;
    }

    private void visit(@Nullable Object found) {
        if (found != null && seen.add(found)) {
            open.push(found);
        }
    }

    private void look(Object found) throws IllegalAccessException {
        if (found instanceof Map<?, ?> map) {
            things += map.size();
            map.forEach((key, value) -> {
                visit(key);
                visit(value);
            });
        } else if (found instanceof Collection<?> collection) {
            things += collection.size();
            collection.forEach(this::visit);
        } else if (found instanceof Object[]) {
            for (int i = 0; i < Array.getLength(found); i++) {
                visit(Array.get(found, i));
            }
        } else if (found.getClass().getName().startsWith("dev.curfew.")) {
            lookIntoFields(found);
        }
    }

    private void lookIntoFields(Object found) throws IllegalAccessException {
        for (Class<?> type = found.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && type.getName().startsWith("dev.curfew.")
                        && !type.isHidden()) {
                    field.setAccessible(true);
                    visit(field.get(found));
                }
            }
        }
    }
}
