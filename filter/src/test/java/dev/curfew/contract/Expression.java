package dev.curfew.contract;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks objects whose types it does not know, as a JSP's expression language does: by name, and through a public type that has the method, as
 * classes behind an interface may not be public.
 */
final class Expression {

    private Expression() {}

    /** What {@code ${bean.name}} says. */
    static @Nullable Object property(Object bean, String name) {
        return call(bean, "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }

    /** What {@code ${bean.method(arguments)}} says. */
    static @Nullable Object call(Object bean, String method, Object... arguments) {
        try {
            return accessible(bean.getClass(), method, arguments.length).invoke(bean, arguments);
        } catch (ReflectiveOperationException fault) {
            throw new LinkageError("nobody can call " + method + " of " + bean, fault);
        }
    }

    private static Method accessible(Class<?> type, String name, int arity) {
        return publicTypes(type)
                .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                .filter(method -> method.getName().equals(name)
                        && method.getParameterCount() == arity
                        && Modifier.isPublic(method.getModifiers()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody can call " + name + " of " + type));
    }

    private static Stream<Class<?>> publicTypes(Class<?> type) {
        Stream<Class<?>> above = Stream.concat(
                        Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .flatMap(Expression::publicTypes);
        return Modifier.isPublic(type.getModifiers()) ? Stream.concat(Stream.of(type), above) : above;
    }
}
