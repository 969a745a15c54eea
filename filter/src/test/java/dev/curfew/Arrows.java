package dev.curfew;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What packages know of each other and of others, as bytecode has it. Each of ours goes by its name below the root, which is the empty one. */
public final class Arrows {

    private static final String ROOT = "dev.curfew";

    /** What every package may know: the language, and annotations that compilers read. */
    private static final Set<String> FREE = Set.of("java", "org.jspecify", "org.apiguardian");

    private Arrows() {}

    /** Each package, and all of ours that it knows. */
    public static Map<String, Set<String>> between(JavaClasses classes) {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : classes) {
            Set<String> known = arrows.computeIfAbsent(shortened(type), name -> new TreeSet<>());
            others(type).filter(Arrows::isOurs).map(Arrows::shortened).forEach(known::add);
        }
        return arrows;
    }

    /**
     * Each technology, and those of ours that know it.
     *
     * @param technologies beginnings of names of packages; what none of them covers goes by its own name
     */
    public static Map<String, Set<String>> to(Collection<String> technologies, JavaClasses classes) {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : classes) {
            others(type)
                    .filter(other -> !isOurs(other) && !other.getPackageName().isEmpty())
                    .map(other -> covering(technologies, other.getPackageName()))
                    .filter(technology -> FREE.stream().noneMatch(free -> covers(free, technology)))
                    .forEach(technology -> arrows.computeIfAbsent(technology, name -> new TreeSet<>())
                            .add(shortened(type)));
        }
        return arrows;
    }

    /** As a test writes it. */
    public static String asTable(Map<String, Set<String>> arrows) {
        return new TreeMap<>(arrows)
                .entrySet().stream()
                        .map(arrow -> "Map.entry(\"" + arrow.getKey() + "\", Set.of(" + quoted(arrow.getValue()) + "))")
                        .collect(Collectors.joining(",\n", "\n", "\n"));
    }

    private static String quoted(Set<String> names) {
        return names.stream().sorted().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }

    private static Stream<JavaClass> others(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(other -> !other.isPrimitive() && !other.getPackageName().equals(type.getPackageName()));
    }

    private static boolean isOurs(JavaClass type) {
        return covers(ROOT, type.getPackageName());
    }

    private static String shortened(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static String covering(Collection<String> technologies, String name) {
        return technologies.stream()
                .filter(technology -> covers(technology, name))
                .max(Comparator.comparingInt(String::length))
                .orElse(name);
    }

    private static boolean covers(String beginning, String name) {
        return name.equals(beginning) || name.startsWith(beginning + ".");
    }
}
