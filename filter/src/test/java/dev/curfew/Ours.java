package dev.curfew;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the compiler has made of Curfew, without its tests. */
public final class Ours {

    public static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Curfew.class.getProtectionDomain().getCodeSource().getLocation());

    private Ours() {}

    /** The constants that these classes name. The tables of switches, which the compiler makes, name every one of theirs and do not count. */
    public static <E extends Enum<E>> Set<E> named(Class<E> words, Predicate<JavaClass> classes) {
        Set<String> names = CLASSES.stream()
                .filter(type -> !type.isEquivalentTo(words))
                .filter(classes)
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(words))
                .filter(access -> !isTableOfASwitch(access))
                .map(JavaFieldAccess::getName)
                .collect(Collectors.toSet());
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> names.contains(word.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(words)));
    }

    private static boolean isTableOfASwitch(JavaFieldAccess access) {
        return access.getOriginOwner().isAnonymousClass()
                && access.getOrigin().getName().equals("<clinit>");
    }
}
